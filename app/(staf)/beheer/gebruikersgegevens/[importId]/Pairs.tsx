import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { TickList, TickRow } from '@/components/ui/TickRow'
import type { ShownPair } from '@/lib/roster/queries'

const KIND = { groups: 'groep', pupils: 'leerling', staff: 'medewerker' } as const

/**
 * LAS-11: who may be the same after a change of LAS. Names are no identity, so each pair waits for the coordinator's tick. The ticks
 * belong to the form of the import (`form`): 'Importeer' takes them along, and so nothing that was ticked is lost.
 */
export function Pairs({ form, pairs }: { form: string; pairs: ShownPair[] }) {
  if (pairs.length === 0) return null
  const chosen = pairs.filter((pair) => pair.chosen).length
  return (
    <Card
      title="Mogelijk dezelfde"
      sentence="Deze groepen en mensen staan in het bestand onder een ander nummer, maar met dezelfde naam in een groep met dezelfde naam. Dat gebeurt bij een ander leerling-administratiesysteem. Vink aan wie dezelfde is: die houdt plaatje, pincode, thuislogin en licenties. Wie u niet aanvinkt, komt er als nieuw bij, en de oude is niet meer actief."
    >
      <div className="flex flex-col gap-5">
        <p role="status">{pairs.length} {pairs.length === 1 ? 'voorstel' : 'voorstellen'}{chosen > 0 && `, waarvan ${chosen} al gekoppeld`}. Wat u aanvinkt, wordt met de knop onderaan gekoppeld.</p>
        <div className="max-h-[32rem] overflow-auto" tabIndex={0} role="region" aria-label="Paren">
          <TickList label="Wie is dezelfde?">
            {pairs.map(({ kind, id, before, after, group, chosen: ticked }) => (
              <TickRow key={id} form={form} name="pair" value={id} label={before} defaultChecked={ticked} detail={[KIND[kind], group, before === after ? null : `in het bestand ${after}`].filter(Boolean).join(', ')} />
            ))}
          </TickList>
        </div>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" form={form} name="only" value="ja" variant="secondary">Koppel de aangevinkte</Button>
          <Button type="submit" form={form} name="all" value="ja" variant="secondary">Koppel alle paren</Button>
        </div>
      </div>
    </Card>
  )
}
