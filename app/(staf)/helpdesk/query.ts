export type Query = Record<string, string | string[] | undefined>

/** One value of the address, cut to what a person types; null for nothing. */
export function textOf(value: string | string[] | undefined, most = 80): string | null {
  return (typeof value === 'string' ? value : '').trim().slice(0, most) || null
}

/** The page of a list that the address names; the first for anything odd. */
export function pageOf({ pagina }: Query): number {
  return typeof pagina === 'string' && /^[1-9]\d{0,5}$/.test(pagina) ? Number(pagina) : 1
}

/** The address of another page of the same list, with the same search and filters. */
export function hrefOf(path: string, filters: Record<string, string | null>): (page: number) => string {
  const kept = Object.entries(filters).filter((pair): pair is [string, string] => pair[1] !== null)
  return (page) => `${path}?${new URLSearchParams([...kept, ['pagina', String(page)]])}`
}
