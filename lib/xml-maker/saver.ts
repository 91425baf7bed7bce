import { applyChanges, changesBetween, type DraftChanges } from './changes'
import type { Draft } from './model'

export type SaveAnswer = { ok: true; version: number; savedAt: string } | { ok: false; code: string; message: string }
export type SaveState =
  | { kind: 'saved'; at: string }
  | { kind: 'waiting' | 'saving' }
  /** Will be tried again by itself. */
  | { kind: 'failed'; message: string }
  /** Another tab saved meanwhile (`gone` false), or the draft is there no more. Nothing is saved until a person decides. */
  | { kind: 'stopped'; gone: boolean; message: string }

/** A tab, and the how-manieth of its saves: of one tab's saves the last counts, in whatever order they come in. */
export type Writer = { tab: string; save: number }
/** What a page that closes leaves behind: what was not saved yet, on which version, and as which save. */
export type Leftover = { version: number; writer: Writer; changes: DraftChanges }

type Options = {
  version: number
  draft: Draft
  savedAt: string
  /** Who saved this version. */
  writer?: Writer | undefined
  /** A name for this tab that no other has. */
  tab: string
  /** What this page left behind when it was last closed. */
  leftover?: Leftover | null
  send(draft: Draft, version: number, writer: Writer, force: boolean): Promise<SaveAnswer>
  /** Milliseconds of rest after the last change, and after a failure. */
  pause?: number
  retry?: number
}

/** Whether what was left behind did not come in: this version is the one that it was left on, or an earlier save of that tab. */
function isMissed(left: Leftover, version: number, writer: Writer | undefined): boolean {
  return writer?.tab === left.writer.tab ? writer.save < left.writer.save : version === left.version
}

/**
 * Saves a draft as somebody works (LAS-6): a moment after the last change, one save at a time, again after a failure, and
 * not at all any more once another tab was first. Knows nothing of React or the network.
 */
export function makeSaver({ version, draft, savedAt, writer, tab, leftover, send, pause = 1000, retry = 10_000 }: Options) {
  const missed = leftover && isMissed(leftover, version, writer) ? leftover : null
  // Goes on as the tab that it was: what that one sent and may still come in is older.
  const self: Writer = missed ? { ...missed.writer } : { tab, save: 0 }
  let current = missed ? applyChanges(draft, missed.changes) : draft
  let saved = draft
  let state: SaveState = missed ? { kind: 'waiting' } : { kind: 'saved', at: savedAt }
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<boolean> | null = null
  let over = false
  const listeners = new Set<() => void>()

  const tell = (next: SaveState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const later = (wait: number) => {
    clearTimeout(timer)
    if (!over) timer = setTimeout(() => void flush(), wait)
  }

  const nextWriter = (): Writer => ({ tab: self.tab, save: (self.save += 1) })

  async function once(force: boolean): Promise<boolean> {
    const sent = current
    tell({ kind: 'saving' })
    let answer: SaveAnswer
    try {
      answer = await send(sent, version, nextWriter(), force)
    } catch {
      answer = { ok: false, code: 'unreachable', message: 'Het portaal is nu niet bereikbaar.' }
    }
    if (answer.ok) {
      version = answer.version
      saved = sent
      if (current === sent) tell({ kind: 'saved', at: answer.savedAt })
      return true
    }
    if (answer.code === 'maker-stale' || answer.code === 'maker-gone' || answer.code === 'other-school') tell({ kind: 'stopped', gone: answer.code !== 'maker-stale', message: answer.message })
    else {
      tell({ kind: 'failed', message: answer.message })
      later(retry)
    }
    return false
  }

  /** Saves what there is now; true when all of it is saved. */
  async function flush(force = false): Promise<boolean> {
    clearTimeout(timer)
    if (over) return false
    if (running) await running
    if (state.kind === 'stopped' && !force) return false
    if (current === saved && !force) return true
    running = once(force)
    const done = await running
    running = null
    return done && current !== saved ? flush() : done
  }

  return {
    change(next: Draft): void {
      if (next === current) return
      current = next
      if (state.kind === 'stopped') return
      if (state.kind === 'saved') tell({ kind: 'waiting' })
      later(pause)
    },
    flush: () => flush(),
    /** Overwrites what the other tab saved. */
    force: () => flush(true),
    /** What would be lost if the page closed now; null when nothing. Counts as a save. */
    leave: (): Leftover | null => (current === saved || state.kind === 'stopped' ? null : { version, writer: nextWriter(), changes: changesBetween(saved, current) }),
    /** About how many bytes that would be. */
    size: () => new TextEncoder().encode(JSON.stringify(changesBetween(saved, current))).length,
    draft: () => current,
    version: () => version,
    unsaved: () => current !== saved,
    state: () => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    stop(): void {
      over = true
      clearTimeout(timer)
    },
    /** A component that is mounted again goes on. */
    resume(): void {
      over = false
      if (current !== saved && state.kind !== 'stopped') later(pause)
    },
  }
}
export type Saver = ReturnType<typeof makeSaver>
