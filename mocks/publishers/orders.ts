import type { Title } from './publisher'

type Order = {
  /** Seats of a school that is not named below. */
  standard: number
  /** Seats by INSTELLING_REF. */
  schools: Readonly<Record<string, number>>
}

/** What the publishers' own administrations say was sold, counted in pupils. A title without an entry has no limit. */
const orders: Readonly<Record<string, Order>> = {
  'logo-digitaal': {
    standard: 60,
    // De Regenboog
    schools: { '5c0ffee0-0000-4000-8000-000000000001': 80 },
  },
}

/** How many pupils of a school may use a title; null: as many as it has. Asks for the reference only if it matters. */
export async function seatsOf(title: Title, schoolRef: () => Promise<string>): Promise<number | null> {
  const order = orders[title.code]
  if (!order) return null
  if (Object.keys(order.schools).length === 0) return order.standard
  return order.schools[await schoolRef()] ?? order.standard
}
