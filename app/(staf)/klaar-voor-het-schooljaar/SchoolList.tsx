import { LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import type { Check } from '@/lib/readiness/rules'
import { StateIcon, StateWord } from './Mark'

/** The school's list, each line with the way to mend it. */
export function SchoolList({ checks }: { checks: readonly Check[] }) {
  const open = checks.filter(({ state }) => state === 'todo').length
  return (
    <Card title="Is de school klaar?" sentence={open === 0 ? 'Er is nu niets dat u moet doen.' : open === 1 ? 'Eén punt vraagt nog iets van u.' : `${open} punten vragen nog iets van u.`}>
      <ol className="flex flex-col gap-5">{checks.map((check) => <CheckRow key={check.what} check={check} />)}</ol>
    </Card>
  )
}

function CheckRow({ check: { what, state, words, list, href, label } }: { check: Check }) {
  return (
    <li className="flex gap-3" data-state={state}>
      <StateIcon state={state} />
      <div className="min-w-0 flex-1">
        <h3 className="text-base">{what} <StateWord state={state} /></h3>
        <p>{words}</p>
        {list && <ul className="mt-1 list-disc pl-5">{list.map((line) => <li key={line}>{line}</li>)}</ul>}
        {href && <div className="mt-2"><LinkButton href={href} variant="secondary" size="small">{label}</LinkButton></div>}
      </div>
    </li>
  )
}
