import type { ShownPair, ShownStranger } from '@/lib/roster/queries'

const ONES = { groups: ['groep', 'groepen'], pupils: ['leerling', 'leerlingen'], staff: ['medewerker', 'medewerkers'] } as const
const EFFECT = {
  groups: ['wordt als nieuw toegevoegd; de oude groep wordt inactief en de licenties daarvan gaan niet mee', 'worden als nieuw toegevoegd; de oude groepen worden inactief en de licenties daarvan gaan niet mee'],
  pupils: ['wordt als nieuw toegevoegd en het oude account wordt inactief', 'worden als nieuw toegevoegd en hun oude account wordt inactief'],
  staff: ['wordt als nieuw toegevoegd en het oude account wordt inactief', 'worden als nieuw toegevoegd en hun oude account wordt inactief'],
} as const

/** Beside the button: what becomes of the pairs that are not linked, and that ticks and answers go along (LAS-11). */
export function Unlinked({ pairs, strangers }: { pairs: ShownPair[]; strangers: ShownStranger[] }) {
  const open = pairs.filter(({ chosen }) => !chosen)
  if (open.length === 0 && strangers.length === 0) return null
  const kinds = (['pupils', 'staff', 'groups'] as const).flatMap((kind) => {
    const count = open.filter((pair) => pair.kind === kind).length
    return count === 0 ? [] : [{ kind, count, form: count === 1 ? 0 : 1 } as const]
  })
  return (
    <div className="max-w-prose">
      {kinds.length > 0 && (
        <>
          <p className="font-semibold">Wat u bij ‘Mogelijk dezelfde’ niet aanvinkt, komt er nieuw bij. Vinkt u daar niets aan, dan:</p>
          <ul className="list-disc pl-5">{kinds.map(({ kind, count, form }) => <li key={kind}>{count} {ONES[kind][form]} {EFFECT[kind][form]}.</li>)}</ul>
        </>
      )}
      <p>Wat u hierboven aanvinkt en antwoordt, gaat met de knop mee.</p>
    </div>
  )
}
