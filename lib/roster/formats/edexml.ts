import { SaxesParser, type SaxesOptions } from 'saxes'
import type { RosterDraft } from '../draft'
import { createFindings, type Findings } from '../findings'
import { resolveDraft } from '../integrity'
import type { Finding, Roster } from '../model'
import { createDecoder, type Decoder } from './decoder'
import { createElementReader } from './edexml-elements'
import { chooseEncoding, ENCODING_NAMES, HEAD_BYTES, type Encoding } from './encoding'
import { READER_LIMITS, type ReaderLimits } from './limits'
import { malformed } from './malformed'
import type { SoapMessage } from './message'
import { createPrologScanner, seemsToBe } from './prolog'
import { Refusal } from './refusal'
import { createTokenTracker } from './token-tracker'

/**
 * `roster` is null when a finding is an error. `partial` is what is left without the rows that have an error of their own
 * (row-findings.ts), when all errors are of that kind. `dropped` counts per element what the portal may not keep.
 */
export type ReadResult = { roster: Roster | null; partial?: Roster | null; findings: Finding[]; dropped: Record<string, number> }

/** Fed piece by piece by an upload; holds no more than the piece at hand and the people read so far. */
export type RosterReader = {
  write: (chunk: Uint8Array) => void
  finish: () => ReadResult
  /** After `finish`: what stood in the file, mistakes and all, for who wants to mend them (LAS-6). Null when it could not be read to its end. */
  draft: () => RosterDraft | null
}

/** Larger chunks are taken apart, so that the text of a huge one never stands in memory at once. */
const PIECE = 65_536

/**
 * A streaming reader of EDEXML 1.03, 2.0 and 2.1, ECK2 (UWLR 1.0) and UWLR 2.x (LAS-3; domain facts 2 and 3). Never throws: whatever the bytes, the result
 * tells what is wrong. How the bytes are cut into chunks never changes the result. `today` (`YYYY-MM-DD`) decides which
 * pupils have left.
 */
export function createEdexmlReader(options: { today: string; limits?: Partial<ReaderLimits> }): RosterReader {
  const findings = createFindings({ ...READER_LIMITS, ...options.limits }.findings)
  const reader = createDraftReader({ ...options, findings })
  let result: ReadResult | null = null
  let draft: RosterDraft | null = null
  return {
    write: reader.write,
    draft: () => draft,
    finish() {
      if (result) return result
      const { dropped, ...read } = reader.finish()
      draft = read.draft
      const resolved = draft && resolveDraft(draft, findings)
      const partial = resolved?.partial ?? null
      return (result = { roster: findings.hasErrors() || !resolved ? null : resolved.roster, ...(partial ? { partial } : {}), findings: findings.list(), dropped })
    },
  }
}

/** `draft` is null when reading was refused: the findings say why. `message` tells what a link's answer was. */
export type DraftResult = { draft: RosterDraft | null; message: SoapMessage; dropped: Record<string, number> }
export type DraftReader = { write: (chunk: Uint8Array) => void; finish: () => DraftResult }

/**
 * The same before the integrity rules, telling `findings` what it saw: for answers of a link, of which several may make one
 * roster (UWLR getrapt). With `link` an answer without data is none to refuse when it says that, and why.
 */
export function createDraftReader(options: { today: string; limits?: Partial<ReaderLimits>; findings: Findings; link?: boolean }): DraftReader {
  const limits = { ...READER_LIMITS, ...options.limits }
  const { findings } = options
  const elements = createElementReader(options.today, limits, findings, options.link)
  const text = createTextReader(elements, limits)
  let head: Uint8Array = new Uint8Array(0)
  let encoding: Encoding = 'utf-8'
  let decoder: Decoder | null = null
  let refused = false
  let result: DraftResult | null = null

  /** Runs a step of the reading; a refusal in it is told and ends the reading. */
  function attempt(step: () => void): void {
    if (refused) return
    try {
      step()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      findings.add(error.code, error.details)
      refused = true
    }
  }

  function decode(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; from += PIECE) {
      const decoded = decoder!.decode(bytes.subarray(from, from + PIECE))
      text.take(decoded.text)
      if (decoded.invalid) throw new Refusal('encoding.invalid', { ...text.here(), params: { encoding: ENCODING_NAMES[encoding] } })
    }
  }

  function begin(): void {
    const kind = seemsToBe(head)
    if (kind) throw new Refusal('file.not-xml', { params: { kind } })
    const choice = chooseEncoding(head)
    if (choice.problem) {
      const { kind: problem, ...params } = choice.problem
      throw new Refusal(`encoding.${problem}`, { params })
    }
    encoding = choice.encoding
    decoder = createDecoder(encoding)
    decode(head.subarray(choice.bom))
  }

  function end(): void {
    if (!decoder) begin()
    text.end(decoder!.pending())
    if (decoder!.isMislabelledUtf8()) {
      throw new Refusal('encoding.contradiction', { params: { declared: ENCODING_NAMES[encoding], actual: 'UTF-8' } })
    }
  }

  return {
    write(chunk) {
      if (refused || result) return
      attempt(() => {
        if (decoder) return decode(chunk)
        const whole = new Uint8Array(head.length + chunk.length)
        whole.set(head)
        whole.set(chunk, head.length)
        head = whole
        if (head.length >= HEAD_BYTES) begin()
      })
    },
    finish() {
      if (result) return result
      attempt(end)
      result = { draft: refused ? null : elements.draft(), message: elements.message(), dropped: elements.dropped() }
      return result
    },
  }
}

/** Gives text to the parser and the parser's events to `elements`. Everything in it may throw a Refusal. */
function createTextReader(elements: ReturnType<typeof createElementReader>, limits: ReaderLimits) {
  // Version 1.1 would allow control characters, and a file may ask for it.
  const parser = new SaxesParser<SaxesOptions & { xmlns: false }>({ xmlns: false, forceXMLVersion: true, defaultXMLVersion: '1.0' })
  const prolog = createPrologScanner()
  const tokens = createTokenTracker(parser, limits)
  let piece = ''
  let fed = 0

  const onText = (text: string) => {
    tokens.mark('text')
    elements.text(text)
  }
  const other = () => {
    tokens.mark('other')
    tokens.count()
  }
  // Inside skipped elements the parser is not even asked for the text: quicker, and no BSN becomes a string of ours.
  const setTextHandler = () => (elements.skipping() ? parser.off('text') : parser.on('text', onText))

  // Seven handlers and no more: with the eighth V8 turns the parser into a dictionary, and it runs at a third of its speed.
  // So processing instructions, which EDEXML has none of, count as part of what stands around them.
  parser.on('text', onText)
  parser.on('xmldecl', other)
  parser.on('comment', () => {
    tokens.mark('comment')
    tokens.count()
  })
  parser.on('cdata', (text) => {
    other()
    elements.text(text)
  })
  parser.on('opentag', (tag) => {
    tokens.checkLength(parser.position)
    tokens.count()
    const before = elements.skipping()
    elements.open(tag.name, tag.attributes, tokens.start)
    tokens.mark('other')
    if (before !== elements.skipping()) setTextHandler()
  })
  parser.on('closetag', () => {
    tokens.mark('other')
    const before = elements.skipping()
    if (elements.close()) tokens.endRoot()
    if (before !== elements.skipping()) setTextHandler()
  })
  parser.on('error', (error) => {
    const message = error.message.replace(/^\d+:\d+: /, '')
    tokens.checkLength(parser.position)
    const rootEnd = tokens.rootEnd()
    // A wrong closing tag first closes what is open, the root perhaps.
    if (rootEnd && message !== 'unexpected close tag.') throw new Refusal('xml.after-root', rootEnd)
    const at = { line: parser.line, column: Math.max(1, parser.column) }
    throw malformed(message, piece[parser.position - 1 - (fed - piece.length)] ?? '', at, tokens.start())
  })

  function feed(text: string): void {
    if (text === '') return
    piece = text
    fed += text.length
    parser.write(text)
    tokens.checkLength(fed)
  }

  return {
    here: tokens.here,
    take(text: string): void {
      if (prolog.done()) return feed(text)
      const { text: ready, verdict } = prolog.scan(text)
      feed(ready)
      if (verdict === 'doctype') throw new Refusal('xml.doctype', tokens.here())
      if (verdict === 'text' && !prolog.sawMarkup()) throw new Refusal('file.not-xml', { params: { kind: 'text' } })
      if (verdict === 'text') throw new Refusal('xml.malformed', { ...tokens.here(), params: { reason: 'text-outside' } })
    },
    /** The file has ended; `cut` when it did so within a character. */
    end(cut: boolean): void {
      if (!prolog.sawMarkup() && !cut) throw new Refusal('file.empty')
      feed(prolog.rest())
      const rootEnd = tokens.rootEnd()
      if (!rootEnd) throw new Refusal('xml.truncated', tokens.here())
      if (cut) throw new Refusal('xml.after-root', rootEnd)
      parser.close()
    },
  }
}
