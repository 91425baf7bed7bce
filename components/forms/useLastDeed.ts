'use client'

import { useState, useSyncExternalStore } from 'react'

let last: object | null = null
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/**
 * Whether nothing else was sent from this page since: what succeeded before the last deed is no news any more, and its
 * message would be taken for the answer to that. Before JavaScript a page has one answer, which is the last.
 */
export function useLastDeed(): { isLast: boolean; onSubmit(): void } {
  const [self] = useState(() => ({}))
  const current = useSyncExternalStore(subscribe, () => last, () => null)
  return {
    isLast: current === null || current === self,
    onSubmit: () => {
      last = self
      for (const listener of listeners) listener()
    },
  }
}
