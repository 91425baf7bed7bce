/** The law of staff's addresses (LAS-7): what a table full of them means. Pure. */
export type AddressRow = { id: string; /** What the form showed, and what it holds now; null for none. */ shown: string | null; wanted: string | null }
export type Holder = { id: string; name: string; /** The login's address, or the one that was invited. */ email: string | null }
export type AddressChange = { id: string; before: string | null; after: string | null }

/**
 * What changes, person by person, or what is wrong at which person. A row that nobody touched leaves what a colleague saved
 * meanwhile. `here` is everybody at the school who has an address or could: an address is one person's.
 */
export function planStaffAddresses(rows: readonly AddressRow[], here: readonly Holder[]): { changes: AddressChange[]; problems: Record<string, string> } {
  const now = new Map(here.map((one) => [one.id, one]))
  const problems: Record<string, string> = {}
  const changes: AddressChange[] = []
  for (const { id, shown, wanted } of rows) {
    const before = now.get(id)!.email
    if (wanted === shown || wanted === before) continue
    if (before !== shown) problems[id] = 'Een collega heeft dit e-mailadres intussen gewijzigd. Ververs de pagina en bekijk het eerst.'
    else changes.push({ id, before, after: wanted })
  }
  const after = new Map(here.map(({ id, email }) => [id, email]))
  for (const change of changes) after.set(change.id, change.after)
  for (const { id, after: address } of changes) {
    const other = address && here.find((one) => one.id !== id && after.get(one.id) === address)
    if (other) problems[id] = `Dit e-mailadres is al van ${other.name}. Ieder heeft een eigen adres nodig.`
  }
  return { changes, problems }
}
