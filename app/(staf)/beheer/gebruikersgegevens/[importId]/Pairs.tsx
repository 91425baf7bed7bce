import { ActionForm } from '@/components/forms/ActionForm'
import { Card } from '@/components/ui/Card'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TickList, TickRow } from '@/components/ui/TickRow'
import { choosePairsAction } from '@/lib/roster/actions'
import type { ShownPair } from '@/lib/roster/queries'

const KIND = { groups: 'groep', pupils: 'leerling', staff: 'medewerker' } as const

/** LAS-11: who may be the same after a change of LAS. Names are no identity, so each pair waits for the coordinator's tick. */
export function Pairs({ importId, school, pairs }: { importId: string; school: string; pairs: ShownPair[] }) {
  if (pairs.length === 0) return null
  const chosen = pairs.filter((pair) => pair.chosen).length
  return (
    <Card
      title="Mogelijk dezelfde"
      sentence="Deze groepen en mensen staan in het bestand onder een ander nummer, maar met dezelfde naam in een groep met dezelfde naam. Dat gebeurt bij een ander leerling-administratiesysteem. Vink aan wie dezelfde is: die houdt plaatje, pincode, thuislogin en licenties. Wie u niet aanvinkt, komt er als nieuw bij, en de oude is niet meer actief."
    >
      <ActionForm action={choosePairsAction} school={school}>
        <input type="hidden" name="importId" value={importId} />
        <p role="status">{chosen} van {pairs.length} {pairs.length === 1 ? 'paar' : 'paren'} gekoppeld.</p>
        <div className="max-h-[32rem] overflow-auto" tabIndex={0} role="region" aria-label="Paren">
          <TickList label="Wie is dezelfde?">
            {pairs.map(({ kind, id, before, after, group, chosen: ticked }) => (
              <TickRow key={id} name="pair" value={id} label={before} defaultChecked={ticked} detail={[KIND[kind], group, before === after ? null : `in het bestand ${after}`].filter(Boolean).join(', ')} />
            ))}
          </TickList>
        </div>
        <div className="flex flex-wrap gap-3">
          <SubmitButton pendingText="Bezig…">Koppel de aangevinkte</SubmitButton>
          <SubmitButton variant="secondary" name="all" value="ja" pendingText="Bezig…">Koppel alle paren</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
