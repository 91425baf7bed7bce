'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useRef, type ReactNode } from 'react'
import { Alert } from '@/components/ui/Alert'
import { makeStore, useStore } from './store'
import { deedsSoFar, useDeeds } from './useLastDeed'

type Kept = { message: ReactNode; refused: boolean; path: string }
/** What a form was told that went with the state of the page that it was made for: the page in its new state still says it. */
const standing = makeStore<Kept | null>(null)

/**
 * An action whose success takes its form off the page, such as the answer to one of several questions: the page tells `done` on (KeptNews),
 * unless something else was sent since.
 */
export function tellingOn<State extends { ok: boolean }>(action: (previous: State | null, form: FormData) => Promise<State>, done: ReactNode): typeof action {
  return async (previous, form) => {
    const before = { deeds: deedsSoFar(), path: window.location.pathname }
    const answer = await action(previous, form)
    if (answer.ok && before.deeds === deedsSoFar()) standing.set({ message: done, refused: false, path: before.path })
    return answer
  }
}

/**
 * A refusal that says that things changed: the page is drawn anew, since its buttons were for before. Where its form goes with
 * that, the page tells it on (KeptNews); not when something else was sent since, for then that is the news. The form asks
 * for the page itself: one that came along with the answer would take the form away before it had shown what it was told.
 */
export function useKeptRefusal(message: string | null): void {
  const router = useRouter()
  const last = useRef<{ message: string; deeds: number } | null>(null)
  useEffect(() => {
    last.current = message === null ? null : { message, deeds: deedsSoFar() }
    if (message !== null) router.refresh()
  }, [message, router])
  useEffect(() => {
    const path = window.location.pathname
    return () => {
      if (last.current?.deeds === deedsSoFar()) standing.set({ message: last.current.message, refused: true, path })
    }
  }, [])
}

/** What became of something, above a page that meanwhile shows how things are: until somebody does something else or goes on. */
export function KeptNews() {
  const path = usePathname()
  const deeds = useDeeds()
  const kept = useStore(standing, null, (value) => value)
  // After the forms of a page that was left have gone.
  useEffect(() => standing.set(null), [path, deeds])
  if (kept?.path !== path) return null
  return kept.refused ? <Alert tone="danger" live="assertive" title="Dat is niet gelukt">{kept.message}</Alert> : <Alert tone="success" live="polite">{kept.message}</Alert>
}
