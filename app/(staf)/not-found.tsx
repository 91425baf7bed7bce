import { PageHeader } from '@/components/ui/PageHeader'
import { LinkButton } from '@/components/ui/Button'
import { TEXTS } from '@/lib/core/texts'

/** Inside the staff frame: 'not there' and 'not yours' look the same. */
export default function StaffNotFoundPage() {
  return (
    <>
      <PageHeader title="Deze pagina is er niet" sentence={TEXTS['not-found']} />
      <div><LinkButton href="/start">Naar uw beginpagina</LinkButton></div>
    </>
  )
}
