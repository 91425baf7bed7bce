'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { Alert } from '@/components/ui/Alert'
import { makeStore, useStore } from './store'
import { deedsSoFar, useDeeds } from './useLastDeed'

/** What a form was refused that went with the state of the page that it was made for: the page in its new state still says it. */
const standing = makeStore<{ message: string; path: string } | null>(null)

/**
 * A refusal that says that things changed: the page is drawn anew, since its buttons were for before. Where its form goes with
 * that, the page tells it on (KeptRefusal); not when something else was sent since, for then that is the news. The form asks
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
      if (last.current?.deeds === deedsSoFar()) standing.set({ message: last.current.message, path })
    }
  }, [])
}

/** Why something was refused, above a page that meanwhile shows how things are: until somebody does something else or goes on. */
export function KeptRefusal() {
  const path = usePathname()
  const deeds = useDeeds()
  const kept = useStore(standing, null, (value) => value)
  // After the forms of a page that was left have gone.
  useEffect(() => standing.set(null), [path, deeds])
  return kept?.path === path ? <Alert tone="danger" live="assertive" title="Dat is niet gelukt">{kept.message}</Alert> : null
}
