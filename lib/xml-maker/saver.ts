import type { Draft } from './model'

export type SaveAnswer = { ok: true; version: number; savedAt: string } | { ok: false; code: string; message: string }
export type SaveState =
  | { kind: 'saved'; at: string }
  | { kind: 'waiting' | 'saving' }
  /** Will be tried again by itself. */
  | { kind: 'failed'; message: string }
  /** Another tab saved meanwhile (`gone` false), or the draft is there no more. Nothing is saved until a person decides. */
  | { kind: 'stopped'; gone: boolean; message: string }

type Options = {
  version: number
  draft: Draft
  savedAt: string
  send(draft: Draft, version: number, force: boolean): Promise<SaveAnswer>
  /** Milliseconds of rest after the last change, and after a failure. */
  pause?: number
  retry?: number
}

/**
 * Saves a draft as somebody works (LAS-6): a moment after the last change, one save at a time, again after a failure, and
 * not at all any more once another tab was first. Knows nothing of React or the network.
 */
export function makeSaver({ version, draft, savedAt, send, pause = 1000, retry = 10_000 }: Options) {
  let current = draft
  let saved = draft
  let state: SaveState = { kind: 'saved', at: savedAt }
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

  async function once(force: boolean): Promise<boolean> {
    const sent = current
    tell({ kind: 'saving' })
    let answer: SaveAnswer
    try {
      answer = await send(sent, version, force)
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
    },
  }
}
export type Saver = ReturnType<typeof makeSaver>
