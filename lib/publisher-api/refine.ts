import { createHash } from 'node:crypto'

/** Lists that can be had page by page, by the name under which they stand, and what of an item it goes on from. */
export const LISTS = ['leerlingen', 'medewerkers', 'gebruikers'] as const
type Item = number | { id: number }
const numberOf = (item: Item): number => (typeof item === 'number' ? item : item.id)

export const MAX_LIMIT = 10_000

export type Page = { limit: number; after: number }

/** `limit` (1 to 10000) and `after` (a number) of a query; null: the whole list is wanted. Undefined: they are wrong. */
export function readPage(query: URLSearchParams): Page | null | undefined {
  const [limit, after] = [query.get('limit'), query.get('after')]
  if (limit === null && after === null) return null
  if (!/^[1-9]\d{0,4}$/.test(limit ?? '') || Number(limit) > MAX_LIMIT || !/^\d{1,15}$/.test(after ?? '0')) return undefined
  return { limit: Number(limit), after: Number(after ?? 0) }
}

/** A page of the answer's list, which is in ascending order, and the number that the next one goes on from; null: this is the last. Answers without such a list stay whole. */
export function cutPage(answer: unknown, { limit, after }: Page): { answer: unknown; next: number | null } {
  const cut = (items: readonly Item[]) => {
    const from = items.filter((item) => numberOf(item) > after)
    return { items: from.slice(0, limit), next: from.length > limit ? numberOf(from[limit - 1]!) : null }
  }
  const isList = (value: unknown): value is Item[] => Array.isArray(value) && value.every((item) => typeof item === 'number' || (typeof item === 'object' && item !== null && typeof item.id === 'number'))
  if (isList(answer)) {
    const { items, next } = cut(answer)
    return { answer: items, next }
  }
  const found = LISTS.filter((name) => isList((answer as Record<string, unknown> | undefined)?.[name]))
  // The overview has two: it is for who wants all at once.
  if (found.length !== 1) return { answer, next: null }
  const { items, next } = cut((answer as Record<string, Item[]>)[found[0]!]!)
  return { answer: { ...(answer as object), [found[0]!]: items }, next }
}

/** Names what an answer says, whenever it was made: metaResult, which tells the moment, does not count. */
export function etagOf(answer: unknown): string {
  const said = typeof answer === 'object' && answer !== null && 'metaResult' in answer ? { ...answer, metaResult: undefined } : answer
  return `W/"${createHash('sha256').update(JSON.stringify(said) ?? '').digest('base64url').slice(0, 27)}"`
}

/** Whether a publisher that sends If-None-Match has this already. */
export const hasAlready = (header: string | undefined, etag: string): boolean => (header ?? '').split(',').some((each) => each.trim() === etag || each.trim() === '*')
