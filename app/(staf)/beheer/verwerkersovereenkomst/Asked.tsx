import { ConfirmForm } from '@/components/forms/ConfirmForm'
import { Card } from '@/components/ui/Card'
import { DescriptionList } from '@/components/ui/DescriptionList'
import { withdrawRequestAction } from '@/lib/agreements/actions'
import type { OpenRequest } from '@/lib/agreements/queries'
import { dateTime, day } from '@/lib/core/dates'

const MAIL = { waiting: 'wordt verstuurd', sent: 'verstuurd', failed: 'niet aangekomen: klopt het e-mailadres?' } as const

/** The request that is open: who has the mail, until when, and taking it back. */
export function Asked({ open, school }: { open: OpenRequest; school: string }) {
  return (
    <Card title="Verzoek om te tekenen">
      <DescriptionList
        items={[
          { term: 'Bestuurder', value: `${open.name}, ${open.position}` },
          { term: 'E-mailadres', value: <span className="[overflow-wrap:anywhere]">{open.email}</span> },
          { term: 'Gevraagd op', value: dateTime(open.createdAt) },
          { term: 'Mail', value: MAIL[open.mail] },
          { term: 'Link werkt tot', value: day(open.expiresAt) },
        ]}
      />
      <div className="mt-4">
        <ConfirmForm action={withdrawRequestAction} school={school} hidden={{ requestId: open.id }} trigger="Trek het verzoek in" title="Het verzoek intrekken?" confirm="Trek in" done="Het verzoek is ingetrokken.">
          De link in de mail aan {open.name} werkt dan niet meer. U kunt daarna iemand anders vragen.
        </ConfirmForm>
      </div>
    </Card>
  )
}
