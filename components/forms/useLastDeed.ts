'use client'

import { useState, useSyncExternalStore } from 'react'

let last: object | null = null
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

let deeds = 0
export const deedsSoFar = (): number => deeds

/** How many times something was sent, from whatever form: tells that there is newer news. */
export function useDeeds(): number {
  return useSyncExternalStore(subscribe, deedsSoFar, () => 0)
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
      deeds += 1
      for (const listener of listeners) listener()
    },
  }
}
