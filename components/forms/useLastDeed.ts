'use client'

import { useState } from 'react'
import { makeStore, useStore } from './store'

/** What was sent last, from whatever form, and how many times something was. */
const deeds = makeStore<{ last: object | null; count: number }>({ last: null, count: 0 })

export const deedsSoFar = (): number => deeds.get().count

/** How many times something was sent, from whatever form: tells that there is newer news. */
export function useDeeds(): number {
  return useStore(deeds, 0, ({ count }) => count)
}

/**
 * Whether nothing else was sent from this page since: what succeeded before the last deed is no news any more, and its
 * message would be taken for the answer to that. Before JavaScript a page has one answer, which is the last.
 */
export function useLastDeed(): { isLast: boolean; onSubmit(): void } {
  const [self] = useState(() => ({}))
  const current = useStore<{ last: object | null }, object | null>(deeds, null, ({ last }) => last)
  return {
    isLast: current === null || current === self,
    onSubmit: () => deeds.set({ last: self, count: deedsSoFar() + 1 }),
  }
}
