'use client'

import { Hourglass } from 'lucide-react'
import { Picture } from '@/components/ui/Picture'
import type { Rest } from './useRest'

/**
 * The line above a child's secret: quiet at first, kind when it was wrong, an hourglass with a bar that runs out while the
 * child must rest: that needs no reading. Always in the page, so that
 * a change is read out and nothing jumps.
 */
export function Told({ wrong, busy, message, rest = null, waiting = 'Even kijken…' }: {
  wrong: boolean
  busy: boolean
  message: string
  /** The keys rest; null when they do not. */
  rest?: Rest | null
  waiting?: string
}) {
  return (
    <div role="status" className="flex min-h-16 short:min-h-12 items-center justify-center gap-3 text-center text-child font-semibold">
      {busy && waiting}
      {!busy && rest && (
        <>
          <Hourglass aria-hidden className="size-12 text-primary-dark" />
          <span className="flex flex-col gap-2">{message}<progress aria-hidden value={rest.left} max={rest.total} className="h-3 w-full accent-primary" /></span>
        </>
      )}
      {!busy && wrong && !rest && (
        <>
          <Picture kind="pupil" slug="uil" className="size-12" />
          <span>{message}</span>
        </>
      )}
    </div>
  )
}
