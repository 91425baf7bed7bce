import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { RadioGroup } from '@/components/ui/RadioGroup'
import type { MergePreview } from '@/lib/procedures/queries'

/** Which record of a child that stands at both schools goes on: its number is the one under which results stay. */
export function Choose({ pupils, query }: { pupils: MergePreview['pupils']; query: Record<string, string> }) {
  return (
    <Card title="Leerlingen die op beide scholen staan" sentence="Kies per leerling welke inschrijving verdergaat. De resultaten bij uitgeverijen onder dat nummer blijven; die onder het andere nummer niet. Vraag het zo nodig de scholen.">
      <form className="flex flex-col gap-5">
        {Object.entries(query).map(([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />)}
        {pupils.map(({ id, options }) => <Pupil key={id} id={id} options={options} />)}
        <div><Button type="submit" variant="secondary">Werk het voorbeeld bij</Button></div>
      </form>
    </Card>
  )
}

/** Each child has a list of its own; the page reads them all by one name per child. */
function Pupil({ id, options }: MergePreview['pupils'][number]) {
  return (
    <RadioGroup
      legend={options[0]!.name} name={`verder-${id}`} defaultValue={options.find(({ keeps }) => keeps)!.id}
      options={options.map((option) => ({ value: option.id, label: `${option.school}${option.active ? '' : ' (niet meer actief)'}` }))}
    />
  )
}
