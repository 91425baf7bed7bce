import { PageHeader } from '@/components/ui/PageHeader'
import { LinkButton } from '@/components/ui/Button'
import { TEXTS } from '@/lib/core/texts'

/** Inside the staff frame: a page that this person's roles do not open. */
export default function StaffForbiddenPage() {
  return (
    <>
      <PageHeader title="Daar hebt u geen rechten voor" sentence={TEXTS['not-allowed']} />
      <div><LinkButton href="/start">Naar uw beginpagina</LinkButton></div>
    </>
  )
}
