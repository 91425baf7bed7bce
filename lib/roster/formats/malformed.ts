import type { Position } from '../draft'
import { Refusal } from './refusal'

/** The parser's messages by what they mean for the reader of a finding; the messages themselves may quote the file. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/close tag|closing tag/, 'close-tag'],
  [/duplicate attribute/, 'duplicate-attribute'],
  [/attribute/, 'attribute'],
  [/comment/, 'comment'],
  [/tag|incorrect syntax/, 'tag'],
  [/XML declaration|version number|encoding value|standalone|expect|value required|must be quoted|whitespace required/, 'declaration'],
  [/outside of root/, 'text-outside'],
]

/**
 * The refusal for a complaint of the parser. `character` is the one that it choked on. An entity is complained of at its
 * end, which may be far off, so it is placed at the start of the token (`tokenStart`).
 */
export function malformed(message: string, character: string, here: Position, tokenStart: Position): Refusal {
  if (/doctype/.test(message)) return new Refusal('xml.doctype', here)
  if (/entity/.test(message)) return new Refusal('xml.entity', tokenStart)
  const plain = /disallowed character\.$/.test(message)
  if (plain && character !== '<') return new Refusal('xml.control-character', here)
  const reason = plain ? 'attribute' : REASONS.find(([pattern]) => pattern.test(message))?.[1]
  return new Refusal('xml.malformed', { ...here, params: { reason: reason ?? 'other' } })
}
