import { Alert } from '@/components/ui/Alert'
import { LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import type { LicenceTurnover } from '@/lib/roster/licence-turnover'

const WHY = {
  'no-group': 'kies zelf bij welke nieuwe groep deze licentie hoort',
  seats: 'er zijn te weinig plaatsen voor de nieuwe groepen',
  final: 'een koppeling kan hier niet meer ongedaan worden gemaakt, dus het portaal koppelt niet vanzelf',
} as const

/** What becomes of the licences of last year's groups (ACC-10): what goes along by itself, and what the coordinator must choose. */
export function Licences({ licences: { linked, unlinked, open }, begun }: { licences: LicenceTurnover; begun: boolean }) {
  const todo = open.filter(({ settled }) => !settled)
  if (linked.length + unlinked.length + open.length === 0) return null
  return (
    <Card
      title="Licenties in het nieuwe schooljaar"
      sentence="Een groep die blijft, houdt haar licenties. Komt er een andere groep van hetzelfde jaar, dan gaan de licenties mee. Dit gaat over licenties die u in het portaal koppelt; kijk ook in de schermen van uw uitgeverijen."
    >
      <div className="flex flex-col gap-4">
        {begun && open.length > 0 && (todo.length === 0
          ? <Alert tone="success" title="Alle licenties zijn bekeken">Sinds het begin van dit schooljaar hebt u ze aan groepen gekoppeld.</Alert>
          : <Alert tone="warn" title={todo.length === 1 ? 'Kies nog een groep voor één licentie' : `Kies nog groepen voor ${todo.length} licenties`} action={<LinkButton href="/lesmateriaal/licenties" size="small" variant="secondary">Naar de licenties</LinkButton>}>Tot die tijd ziet de nieuwe groep deze software niet.</Alert>)}
        {todo.length > 0 && <Links title={begun ? 'Nog te kiezen' : 'Straks zelf te kiezen'} rows={todo.map(({ licence, group, why }) => `${licence}, vorig jaar bij ${group}: ${WHY[why]}`)} />}
        {linked.length > 0 && <Links title={begun ? 'Meegegaan' : 'Gaan mee'} rows={linked.map(({ licence, group }) => `${licence}: ${group}`)} />}
        {unlinked.length > 0 && <Links title={begun ? 'Past niet meer bij de groep' : 'Past straks niet meer bij de groep'} rows={unlinked.map(({ licence, group }) => `${licence}: ${group}`)} />}
      </div>
    </Card>
  )
}

function Links({ title, rows }: { title: string; rows: string[] }) {
  return (
    <section>
      <h3>{title} ({rows.length})</h3>
      <ul className="mt-1 list-disc pl-5">{rows.map((row) => <li key={row}>{row}</li>)}</ul>
    </section>
  )
}
