import { PublicFrame } from '@/components/frames/PublicFrame'
import { LinkButton } from '@/components/ui/Button'
import { TEXTS } from '@/lib/core/texts'
import { portalName } from '@/lib/platform/portal'

export default function ForbiddenPage() {
  return (
    <PublicFrame portalName={portalName()} title="Daar hebt u geen rechten voor" sentence={TEXTS['not-allowed']}>
      <div><LinkButton href="/start">Naar uw beginpagina</LinkButton></div>
    </PublicFrame>
  )
}
