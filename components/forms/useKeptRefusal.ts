'use client'

import { useEffect, useRef } from 'react'
import { keepRefusal } from './standing-refusal'
import { deedsSoFar } from './useLastDeed'

/**
 * A refusal whose form goes with the refresh that it asked for is told on by the page (KeptRefusal). Not when something else
 * was sent since: then that is the news.
 */
export function useKeptRefusal(message: string | null): void {
  const last = useRef<{ message: string; deeds: number } | null>(null)
  useEffect(() => void (last.current = message === null ? null : { message, deeds: deedsSoFar() }), [message])
  useEffect(() => {
    const path = window.location.pathname
    return () => {
      if (last.current?.deeds === deedsSoFar()) keepRefusal({ message: last.current.message, path })
    }
  }, [])
}
