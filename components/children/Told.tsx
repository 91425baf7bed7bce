'use client'

import { Picture } from '@/components/ui/Picture'

/**
 * The line above a child's secret: quiet at first, kind when it was wrong. Always in the page, so that
 * a change is read out and nothing jumps.
 */
export function Told({ wrong, busy, message, waiting = 'Even kijken…' }: {
  wrong: boolean
  busy: boolean
  message: string
  waiting?: string
}) {
  return (
    <div role="status" className="flex min-h-16 short:min-h-12 items-center justify-center gap-3 text-center text-child font-semibold">
      {busy && waiting}
      {!busy && wrong && (
        <>
          <Picture kind="pupil" slug="uil" className="size-12" />
          <span>{message}</span>
        </>
      )}
    </div>
  )
}
