import { createHash } from 'node:crypto'
import { isAttribute } from '@/lib/sso/attributes'

/** What a publisher asks for: why, and which attributes (PUB-3). */
export type Terms = { purpose: string; attributes: readonly string[] }
type Asked = Terms & { id: string }

/** The columns of a publisher that hold its terms. */
export const TERMS = { id: true, purpose: true, attributes: true } as const

/**
 * A short mark of what publishers ask for, whatever the order. A form carries it, so that nobody agrees to something else than was on the
 * screen.
 */
export function termsMark(publishers: readonly Asked[]): string {
  const facts = publishers.map(({ id, purpose, attributes }) => [id, purpose, [...attributes].sort()] as const).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url')
}

/** What a tick remembers of what was agreed. */
export const agreedTo = ({ id, purpose, attributes }: Asked) => ({ publisherId: id, purpose, attributes: [...attributes] })

/** What the publisher gets: what it asks for now, and was agreed, of what schools can read about. So less at once, and more only after it was agreed again. */
export const sharedNow = (asked: readonly string[], agreed: readonly string[]): string[] => asked.filter((attribute) => isAttribute(attribute) && agreed.includes(attribute))

/** What it asks for beside what was agreed. */
export const extraOf = (asked: readonly string[], agreed: readonly string[]): string[] => asked.filter((attribute) => !agreed.includes(attribute))

/** Whether the school must be asked again: for more, or because it is for something else. */
export const asksAgain = (asked: Terms, agreed: Terms): boolean => asked.purpose !== agreed.purpose || extraOf(asked.attributes, agreed.attributes).length > 0
