/** Why a text from a file cannot be kept. */
export type TextProblem = 'too-long' | 'control'

/**
 * Besides what XML itself refuses: delete and the C1 controls, line and paragraph separators, and the marks that turn
 * the reading direction, with which one name can be made to look like another.
 */
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/
const PLAIN = /^[\u0021-\u007e]*$/
const BLANKS = /\s+/g

/**
 * A name or other short text as the portal keeps it: blanks trimmed and never double, Unicode NFC, any script,
 * at most `max` characters (code points).
 */
export function cleanText(raw: string, max: number): { text: string } | { problem: TextProblem } {
  if (raw.length <= max && PLAIN.test(raw)) return { text: detach(raw) }
  if (CONTROL.test(raw)) return { problem: 'control' }
  const text = raw.replace(BLANKS, ' ').trim().normalize('NFC')
  if (text.length > max && [...text].length > max) return { problem: 'too-long' }
  return { text: detach(text) }
}

/**
 * A copy that stands on its own. V8 keeps the whole text alive of which a string is a slice, so keeping one name of
 * every chunk would keep the file.
 */
function detach(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1)
}
