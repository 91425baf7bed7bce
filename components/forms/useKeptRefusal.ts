'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { keepRefusal } from './standing-refusal'
import { deedsSoFar } from './useLastDeed'

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
      if (last.current?.deeds === deedsSoFar()) keepRefusal({ message: last.current.message, path })
    }
  }, [])
}
