import type { Position } from '../draft'
import type { ReaderLimits } from './limits'
import { Refusal } from './refusal'

/** Where a parser stands: of saxes we need no more here. */
type Standing = { readonly position: number; readonly line: number; readonly column: number }

/** What the parser told last: it tells of a text at the next `<`, of a comment before its `>`, of the rest at their end. */
export type TokenKind = 'text' | 'comment' | 'other'

/**
 * Follows the parser from token to token: where the next one starts, and that none grows beyond the limit. The parser
 * holds a token until its end, however long, so this is what bounds its memory.
 */
export type TokenTracker = {
  /** To be called at each of the parser's events. Throws a Refusal beyond a limit. */
  mark: (kind: TokenKind) => void
  /** Counts what a file may hold only so many of. */
  count: () => void
  /** Where the token after the last event starts. */
  start: () => Position
  /** Where the parser stands. */
  here: () => Position
  /** The root element has ended: what is wrong from here on is all the same. */
  endRoot: () => void
  rootEnd: () => Position | null
  /** To be called after each piece, with the number of characters given so far. */
  checkLength: (end: number) => void
}

/** A tracker of this parser, which must not have been fed yet. */
export function createTokenTracker(parser: Standing, limits: ReaderLimits): TokenTracker {
  let kind: TokenKind = 'other'
  let line = 1
  let column = 0
  let position = 0
  let tokens = 0
  let rootEnd: Position | null = null

  const start = (): Position => ({ line, column: kind === 'text' ? column : column + (kind === 'comment' ? 2 : 1) })

  function checkLength(end: number): void {
    if (end - position <= limits.token) return
    throw rootEnd ? new Refusal('xml.after-root', rootEnd) : new Refusal('limit.token', { ...start(), params: { max: limits.token } })
  }

  return {
    start,
    checkLength,
    mark(next) {
      checkLength(parser.position)
      kind = next
      line = parser.line
      column = parser.column
      position = parser.position
    },
    count() {
      tokens += 1
      if (tokens > limits.elements) throw new Refusal('limit.elements', { ...start(), params: { max: limits.elements } })
    },
    here: () => ({ line: parser.line, column: parser.column + 1 }),
    endRoot() {
      rootEnd = { line: parser.line, column: parser.column }
    },
    rootEnd: () => rootEnd,
  }
}
