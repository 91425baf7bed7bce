import { ChevronDown } from 'lucide-react'
import { Button } from '@/components/ui/Button'
import { CONTROL_CLASS, Field } from '@/components/ui/Field'
import { SelectField } from '@/components/ui/SelectField'
import type { AskedPlace } from '@/lib/licences/ask-why'
import type { Choice } from '@/lib/licences/diagnosis-people'

const PLACE_WORDS: Record<AskedPlace, string> = { school: 'op school', hier: 'op de plek waar u nu bent', thuis: 'thuis' }

/** Who, which title, where: a GET form, so that the answer can be shared and 'back' works. */
export function Question({ people, titles, who, title, place }: { people: readonly Choice[]; titles: readonly { id: string; name: string }[]; who: string; title: string; place: AskedPlace }) {
  const pupils = people.some(({ key }) => key.startsWith('leerling-'))
  return (
    <form method="get" className="grid max-w-3xl gap-4 sm:grid-cols-2">
      <WhoField people={people} value={who} />
      <SelectField name="titel" label="Welke titel?" defaultValue={title} placeholder="Alle titels" options={titles.map(({ id, name }) => ({ value: id, label: name }))} />
      {pupils && <SelectField name="waar" label="Waar logt de leerling in?" defaultValue={place} options={Object.entries(PLACE_WORDS).map(([value, label]) => ({ value, label }))} />}
      <div className="self-end"><Button type="submit">Zoek uit</Button></div>
    </form>
  )
}

/** People under their groups, in the native list of the browser. */
function WhoField({ people, value }: { people: readonly Choice[]; value: string }) {
  const under = [...new Set(people.map((person) => person.under))]
  const options = (name: string) => people.filter((person) => person.under === name).map(({ key, name: label }) => <option key={key} value={key}>{label}</option>)
  return (
    <Field id="wie" label="Voor wie?">
      {(aria) => (
        <div className="relative">
          <select {...aria} name="wie" defaultValue={value} className={`${CONTROL_CLASS} appearance-none pr-11`}>
            {under.map((name) => (name ? <optgroup key={name} label={name}>{options(name)}</optgroup> : options(name)))}
          </select>
          <ChevronDown aria-hidden className="pointer-events-none absolute top-3 right-3.5 size-5 text-muted" />
        </div>
      )}
    </Field>
  )
}
