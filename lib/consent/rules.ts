/** What a saved tick list changes (PUB-1): only rows that were shown count. */
export function consentChanges(live: ReadonlySet<string>, shown: readonly string[], ticked: readonly string[]): { grant: string[]; withdraw: string[] } {
  const wanted = new Set(ticked)
  const rows = [...new Set(shown)]
  return {
    grant: rows.filter((id) => wanted.has(id) && !live.has(id)),
    withdraw: rows.filter((id) => !wanted.has(id) && live.has(id)),
  }
}
