import { connection } from 'next/server'
import { PublicFrame } from '@/components/frames/PublicFrame'
import { LinkButton } from '@/components/ui/Button'
import { TEXTS } from '@/lib/core/texts'
import { portalName } from '@/lib/platform/portal'

/** 'Not there' and 'not yours' look the same. */
export default async function NotFoundPage() {
  // Made at the request: its scripts need that request's nonce.
  await connection()
  return (
    <PublicFrame portalName={portalName()} title="Deze pagina is er niet" sentence={TEXTS['not-found']}>
      <div><LinkButton href="/">Naar het begin</LinkButton></div>
    </PublicFrame>
  )
}
