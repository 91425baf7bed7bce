/** What stands before the root element and decides the file's fate before the parser sees it. */
export type PrologVerdict = 'doctype' | 'text'

/**
 * Walks the text before the root element. The parser would tell of a DOCTYPE only at its end, after holding all of it,
 * and of loose text at a moment that depends on how the upload was cut; this sees both at their first character.
 */
export type PrologScanner = {
  /** Text to hand to the parser now; the rest (`<`, `<!`, `<!-`) waits for the next piece. */
  scan: (text: string) => { text: string; verdict?: PrologVerdict }
  /** What still waits when the file ends. */
  rest: () => string
  /** True once the root element has begun. */
  done: () => boolean
  /** True once any markup was seen. */
  sawMarkup: () => boolean
}

/** A scanner at the start of a text. */
export function createPrologScanner(): PrologScanner {
  let mode: 'between' | 'instruction' | 'comment' | 'root' = 'between'
  let held = ''
  let markup = false
  // The characters just before this one, across pieces, to see the ends `?>` and `-->`.
  let trail = ''

  function skipTo(end: string, text: string, from: number): number {
    const joined = trail + text.slice(from)
    const found = joined.indexOf(end)
    if (found >= 0) {
      mode = 'between'
      const next = from + found + end.length - trail.length
      trail = ''
      return next
    }
    trail = joined.slice(-(end.length - 1))
    return text.length
  }

  return {
    scan(piece) {
      const text = held + piece
      held = ''
      let i = 0
      while (i < text.length && mode !== 'root') {
        if (mode === 'instruction') i = skipTo('?>', text, i)
        else if (mode === 'comment') i = skipTo('-->', text, i)
        else if (isBlank(text.charCodeAt(i))) i += 1
        else if (text[i] !== '<') return { text: text.slice(0, i), verdict: 'text' }
        else {
          const opening = text.slice(i, i + 4)
          if (opening === '<' || opening === '<!' || opening === '<!-') {
            held = opening
            return { text: text.slice(0, i) }
          }
          if (opening.startsWith('<!D')) return { text: text.slice(0, i), verdict: 'doctype' }
          markup = true
          trail = ''
          if (opening.startsWith('<?')) [mode, i] = ['instruction', i + 2]
          else if (opening === '<!--') [mode, i] = ['comment', i + 4]
          else mode = 'root'
        }
      }
      return { text }
    },
    rest: () => held,
    done: () => mode === 'root',
    sawMarkup: () => markup || held !== '',
  }
}

/** What a file that does not start with `<` seems to be, by its first bytes; null when it may be XML. */
export function seemsToBe(head: Uint8Array): string | null {
  const start = String.fromCharCode(...head.subarray(0, 64)).replace(/^\u00ef\u00bb\u00bf/, '')
  if (/^\s*<(!doctype\s+html|html)\b/i.test(start)) return 'html'
  if (/^\s*(<|$)/.test(start) || /^(\u0000<|\u00ff\u00fe|\u00fe\u00ff)/.test(start)) return null
  const known = SIGNATURES.find(([signature]) => start.startsWith(signature))
  if (known) return known[1]
  if (/[\u0000-\u0008\u000e-\u001a]/.test(start)) return 'binary'
  return /^\s*[[{]/.test(start) ? 'json' : 'text'
}

const SIGNATURES: readonly (readonly [string, string])[] = [
  ['%PDF', 'pdf'],
  ['PK', 'zip'],
  ['\u00d0\u00cf\u0011\u00e0', 'office'],
  ['\u0089PNG', 'png'],
  ['\u00ff\u00d8\u00ff', 'jpeg'],
  ['GIF8', 'gif'],
  ['\u001f\u008b', 'gzip'],
  ['{\\rtf', 'rtf'],
]

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
}
