import { ActionForm } from '@/components/forms/ActionForm'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { answerTermsAction } from '@/lib/consent/actions'
import type { TermsAsked } from '@/lib/consent/history'
import { attributeWords } from '@/lib/consent/queries'

type Props = { asked: readonly TermsAsked[]; school: string }

/** PUB-3: ticked publishers that ask for more than the school agreed to. Until the answer they get what they got; second thoughts are free. */
export function AskedMore({ asked, school }: Props) {
  const [open, declined] = [asked.filter((each) => !each.declined), asked.filter((each) => each.declined)]
  return (
    <>
      {open.length > 0 && (
        <Card title="Uitgeverijen die meer vragen" sentence="Deze aangevinkte uitgeverijen vragen meer gegevens, of gebruiken ze ergens anders voor. Zolang u niet akkoord gaat, krijgen zij alleen wat u eerder aanvinkte.">
          <Rows asked={open} school={school} />
        </Card>
      )}
      {declined.length > 0 && (
        <Card title="Eerder afgewezen" sentence="Dit vroegen uitgeverijen erbij en wees uw school af. Alles wat zij al kregen, bleef zo. U kunt nog van gedachten veranderen.">
          <Rows asked={declined} school={school} />
        </Card>
      )}
    </>
  )
}

function Rows({ asked, school }: Props) {
  return (
    <ul className="flex flex-col divide-y divide-line">
      {asked.map(({ publisherId, publisher, purpose, extra, terms, declined }) => (
        <li key={publisherId} className="flex flex-wrap items-center justify-between gap-3 py-3">
          <div className="min-w-0 flex-1 basis-60">
            <strong>{publisher}</strong>
            {extra.length > 0 && <p className="text-sm text-muted">Vraagt erbij: {attributeWords(extra).join(', ')}.</p>}
            {purpose && <p className="text-sm text-muted">Waarvoor, voortaan: {purpose}</p>}
          </div>
          <ActionForm action={answerTermsAction} school={school} className="flex flex-wrap gap-3" goes done={`Uw antwoord aan ${publisher} is opgeslagen.`}>
            <input type="hidden" name="publisherId" value={publisherId} />
            <input type="hidden" name="terms" value={terms} />
            <Button type="submit" name="verdict" value="ja" size="small" variant={declined ? 'secondary' : 'primary'} aria-label={`Ga akkoord: ${publisher}`}>Ga akkoord</Button>
            {!declined && <Button type="submit" name="verdict" value="nee" size="small" variant="secondary" aria-label={`Wijs af: ${publisher}`}>Wijs af</Button>}
          </ActionForm>
        </li>
      ))}
    </ul>
  )
}
