'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Draft } from '@/lib/xml-maker/model'
import { makeSaver, type SaveAnswer, type Saver, type Writer } from '@/lib/xml-maker/saver'
import { forgetLeftBehind, leaveBehind, leftBehind } from './left-behind'

type Opened = { schoolId: string; draftId: string; version: number; start: Draft; savedAt: string; writer: Writer | undefined }

/** Bytes that a browser still sends for a page that is gone (64 kB for all of them together). */
const MOST_LEAVING = 60_000

/** The one that was last at work here: who walks to another page and back goes on with it, not with an older answer. */
let last: { draftId: string; saver: Saver } | null = null

function saverOf({ schoolId, draftId, version, start, savedAt, writer }: Opened): Saver {
  if (last?.draftId === draftId && last.saver.version() >= version && last.saver.state().kind !== 'stopped') return last.saver
  const send = (draft: Draft, on: number, by: Writer, force: boolean) => post({ school: schoolId, draftId, version: on, writer: by, force, draft })
  const saver = makeSaver({ version, draft: start, savedAt, writer, tab: crypto.randomUUID(), leftover: leftBehind(draftId), send })
  last = { draftId, saver }
  return saver
}

/**
 * Saves the draft while somebody works. A page that closes before that is done sends what is left, and keeps it for when
 * this tab opens it again; only who would lose something all the same is warned.
 */
export function useSaving(opened: Opened): { saver: Saver; state: ReturnType<Saver['state']> } {
  const { schoolId, draftId } = opened
  const [saver] = useState(() => saverOf(opened))
  const state = useSyncExternalStore(saver.subscribe, saver.state, saver.state)
  useEffect(() => {
    let left = false
    forgetLeftBehind()
    saver.resume()
    const closing = (event: BeforeUnloadEvent) => {
      if (saver.unsaved() && (saver.state().kind === 'failed' || saver.size() > MOST_LEAVING)) event.preventDefault()
    }
    const leaving = () => {
      if (left) return
      left = true
      const rest = saver.leave()
      if (!rest) return
      leaveBehind(draftId, rest)
      void fetch(SAVE, { ...request({ school: schoolId, draftId, ...rest }), keepalive: true }).catch(() => undefined)
    }
    // Putting a tablet away does not close the page: save what there is.
    const hidden = () => document.visibilityState === 'hidden' && !left && void saver.flush()
    // Kept by the browser as it was, and shown again: it does not know what came in since.
    const back = (event: PageTransitionEvent) => event.persisted && window.location.reload()
    window.addEventListener('beforeunload', closing)
    window.addEventListener('pagehide', leaving)
    window.addEventListener('pageshow', back)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      window.removeEventListener('beforeunload', closing)
      window.removeEventListener('pagehide', leaving)
      window.removeEventListener('pageshow', back)
      document.removeEventListener('visibilitychange', hidden)
      void saver.flush()
      saver.stop()
    }
  }, [saver, schoolId, draftId])
  return { saver, state }
}

const SAVE = '/beheer/xml-maker/opslaan'
const request = (body: object): RequestInit => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

async function post(body: object): Promise<SaveAnswer> {
  const response = await fetch(SAVE, request(body))
  const answer = (await response.json()) as { version: number; savedAt: string; code: string; message?: string }
  if (response.ok) return { ok: true, version: answer.version, savedAt: answer.savedAt }
  return { ok: false, code: answer.code, message: answer.message ?? 'Het portaal kon het niet opslaan.' }
}
