'use client'

import { useCallback, useEffect, useState } from 'react'

/** A rest after too many wrong tries, in whole seconds: how long it was, and what is left of it (PUP-4). */
export type Rest = { total: number; left: number }

/** Counts a rest down by itself. `over` is true from its end until the next answer. */
export function useRest(): { rest: Rest | null; over: boolean; begin(seconds: number): void; forget(): void } {
  const [until, setUntil] = useState<{ total: number; at: number }>()
  const [now, setNow] = useState(0)
  const left = until ? Math.max(0, Math.ceil((until.at - now) / 1000)) : 0
  useEffect(() => {
    if (left === 0) return
    const tick = setTimeout(() => setNow(Date.now()), 250)
    return () => clearTimeout(tick)
  }, [left, now])
  const begin = useCallback((seconds: number) => {
    setNow(Date.now())
    setUntil({ total: seconds, at: Date.now() + seconds * 1000 })
  }, [])
  const forget = useCallback(() => setUntil(undefined), [])
  return { rest: until && left > 0 ? { total: until.total, left } : null, over: until !== undefined && left === 0, begin, forget }
}
