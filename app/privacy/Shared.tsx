import { ALWAYS_SHARED } from '@/lib/consent/queries'
import { SHARED_WITH_SUPPLIERS } from '@/lib/network-suppliers/queries'
import type { SharedSet } from '@/lib/privacy/queries'

/** DAT-4, PUB-3: who gets what, and only once the school ticked them. */
export function Shared({ sets }: { sets: readonly SharedSet[] }) {
  return (
    <>
      <p>
        Alleen partijen die de ICT-coördinator van de school heeft aangevinkt, krijgen gegevens. Haalt de school het vinkje weg, dan stopt dat meteen.
        Elke uitgeverij krijgt {ALWAYS_SHARED.join(' en ')}, en daarnaast alleen wat met haar is afgesproken:
      </p>
      <ul className="flex flex-col gap-3">
        {sets.map(({ shared, publishers }) => (
          <li key={shared.join()} className="rounded-control border border-line px-4 py-3">
            <p className="font-semibold">{shared.join(', ') || 'niets daarnaast'}</p>
            <ul className="list-disc pl-5 text-muted">{publishers.map(({ name, purpose }) => <li key={name}>{name}: {purpose}</li>)}</ul>
          </li>
        ))}
      </ul>
      <p>Een aangevinkte netwerkomgeving mag ophalen: {SHARED_WITH_SUPPLIERS.join('; ')}.</p>
      <p>
        Verder gaan er geen gegevens naar anderen. Lettertypen, plaatjes en de controle tegen robots komen van het portaal zelf; er zijn geen advertenties,
        statistieken of andere diensten van derden. De cookies dienen alleen om in te loggen.
      </p>
    </>
  )
}
