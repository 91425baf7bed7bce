import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import type { ShownStranger } from '@/lib/roster/queries'

const WORDS = { pupils: { who: 'leerling', same: 'Hetzelfde kind, met een andere naam', other: 'Een ander kind' }, staff: { who: 'medewerker', same: 'Dezelfde medewerker, met een andere naam', other: 'Iemand anders' } } as const
/** So many one after another is a change of LAS: then one button says it of all. */
const MANY = 5

/**
 * LAS-8: whose number is in the file under another first and last name. Until the coordinator says that it is the same person it is
 * not: with the number would go a pin, a picture and a home login, or a teacher's login. The answers belong to the form of the import.
 */
export function Strangers({ form, strangers }: { form: string; strangers: ShownStranger[] }) {
  if (strangers.length === 0) return null
  const open = strangers.filter(({ answer }) => answer === null).length
  return (
    <Card
      id="is-dit-nog-dezelfde"
      title="Is dit nog dezelfde?"
      sentence="Deze mensen staan in het bestand onder hetzelfde nummer als nu, maar met een andere voornaam en een andere achternaam. Dat kan een nieuwe naam zijn, maar ook iemand anders die dit nummer kreeg. Wie hetzelfde is, houdt plaatje, pincode, thuislogin, account en licenties. Is het iemand anders, dan is de oude niet meer actief en krijgt de nieuwe eigen gegevens."
    >
      <div className="flex flex-col gap-5">
        {open > 0 && <Alert tone="warn">{open === 1 ? 'Van 1 persoon' : `Van ${open} mensen`} moet u dit nog zeggen. Zolang dat niet is gebeurd, gaat deze import niet door.</Alert>}
        <ul className="divide-y divide-line" aria-label="Is dit nog dezelfde?">
          {strangers.map(({ kind, id, key, before, after, gone, answer }) => (
            <li key={id} className="py-4 first:pt-0">
              <fieldset className="flex flex-col gap-2">
                <legend className="font-semibold [overflow-wrap:anywhere]">Nu {before}, in het bestand {after}</legend>
                <p className="text-sm text-muted [overflow-wrap:anywhere]">{WORDS[kind].who}, nummer {key}{gone && '; nu niet meer actief'}</p>
                <div className="flex flex-wrap gap-x-6">
                  {(['same', 'other'] as const).map((value) => (
                    <label key={value} className="flex min-h-11 items-center gap-3">
                      <input type="radio" form={form} name={`who-${id}`} value={value} defaultChecked={answer === value} className="size-6 shrink-0 accent-primary" />
                      {WORDS[kind][value]}
                    </label>
                  ))}
                </div>
              </fieldset>
            </li>
          ))}
        </ul>
        {strangers.length > MANY && <div><Button type="submit" form={form} name="allOther" value="ja" variant="secondary">Bij de rest: iemand anders</Button></div>}
      </div>
    </Card>
  )
}
