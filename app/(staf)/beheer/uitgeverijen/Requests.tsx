import { ActionForm } from '@/components/forms/ActionForm'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { answerRequestAction } from '@/lib/consent/actions'
import type { ConsentAsked } from '@/lib/consent/history'
import { sharedWords } from '@/lib/consent/queries'
import { dateTime } from '@/lib/core/dates'

/** PUB-4: publishers that ask for a tick, with what they would get, before the answer. */
export function Requests({ requests, school }: { requests: readonly ConsentAsked[]; school: string }) {
  if (requests.length === 0) return null
  return (
    <Card title="Gevraagd door uitgeverijen" sentence="Deze uitgeverijen vragen of zij de gegevens van uw school mogen ophalen. Zonder uw toestemming krijgen zij niets.">
      <ul className="flex flex-col divide-y divide-line">
        {requests.map(({ id, publisher, purpose, attributes, askedAt, terms }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <div className="min-w-0 flex-1 basis-60">
              <strong>{publisher}</strong> <span className="text-muted">(gevraagd op {dateTime(askedAt)})</span>
              <p className="text-sm text-muted">{purpose} <br />Krijgt: {sharedWords(attributes)}.</p>
            </div>
            <ActionForm action={answerRequestAction} school={school} className="flex flex-wrap gap-3" goes done={`Uw antwoord aan ${publisher} is opgeslagen.`}>
              <input type="hidden" name="requestId" value={id} />
              <input type="hidden" name="terms" value={terms} />
              <Button type="submit" name="verdict" value="ja" size="small" aria-label={`Geef toestemming: ${publisher}`}>Geef toestemming</Button>
              <Button type="submit" name="verdict" value="nee" size="small" variant="secondary" aria-label={`Wijs af: ${publisher}`}>Wijs af</Button>
            </ActionForm>
          </li>
        ))}
      </ul>
    </Card>
  )
}
