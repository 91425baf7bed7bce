/** A tick list as it was sent: the rows that it showed, which of them it showed ticked, and which came back ticked. */
export type TickList = { shown: readonly string[]; was: readonly string[]; ticked: readonly string[] }

/**
 * What a saved tick list changes (PUB-1, NET-3): only rows that somebody changed on it. A page that was left open gives no tick anew that was
 * taken away meanwhile, nor takes one away that was given.
 */
export function consentChanges(live: ReadonlySet<string>, { shown, was, ticked }: TickList): { grant: string[]; withdraw: string[] } {
  const [wanted, before] = [new Set(ticked), new Set(was)]
  const rows = [...new Set(shown)].filter((id) => wanted.has(id) !== before.has(id))
  return {
    grant: rows.filter((id) => wanted.has(id) && !live.has(id)),
    withdraw: rows.filter((id) => !wanted.has(id) && live.has(id)),
  }
}
