'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Draft } from '@/lib/xml-maker/model'
import { makeSaver, type SaveAnswer } from '@/lib/xml-maker/saver'

/** Saves the draft while somebody works, and warns who closes the page before that is done. */
export function useSaving({ schoolId, draftId, version, draft, savedAt, start }: { schoolId: string; draftId: string; version: number; draft: Draft; savedAt: string; start: Draft }) {
  const [saver] = useState(() => makeSaver({ version, draft: start, savedAt, send: (content, on, force) => send({ school: schoolId, draftId, version: on, force, draft: content }) }))
  const state = useSyncExternalStore(saver.subscribe, saver.state, saver.state)
  useEffect(() => saver.change(draft), [saver, draft])
  useEffect(() => {
    saver.resume()
    const leaving = (event: BeforeUnloadEvent) => {
      if (saver.unsaved() && saver.state().kind !== 'stopped') event.preventDefault()
    }
    // Putting a tablet away does not close the page: save what there is.
    const hidden = () => document.visibilityState === 'hidden' && void saver.flush()
    window.addEventListener('beforeunload', leaving)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      window.removeEventListener('beforeunload', leaving)
      document.removeEventListener('visibilitychange', hidden)
      void saver.flush()
      saver.stop()
    }
  }, [saver])
  return { saver, state }
}

async function send(body: object): Promise<SaveAnswer> {
  const response = await fetch('/beheer/xml-maker/opslaan', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const answer = (await response.json()) as { version: number; savedAt: string; code: string; message?: string }
  if (response.ok) return { ok: true, version: answer.version, savedAt: answer.savedAt }
  return { ok: false, code: answer.code, message: answer.message ?? 'Het portaal kon het niet opslaan.' }
}
