'use client'

import { CircleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'

export interface SummaryError {
  /** Id of the field; without one the message concerns the whole form. */
  field?: string
  message: string
}

/**
 * On top of a form that was refused: all errors as links to their fields. It takes the focus when it
 * appears and whenever the errors change, so that nobody looks for what went wrong.
 */
export function ErrorSummary({ errors, title }: { errors: readonly SummaryError[]; title?: string }) {
  const box = useRef<HTMLDivElement>(null)
  const content = errors.map((error) => `${error.field}:${error.message}`).join('|')
  useEffect(() => {
    if (content) box.current?.focus()
  }, [content])

  if (errors.length === 0) return null
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      aria-labelledby="error-summary-title"
      className="rounded-card border-2 border-danger bg-danger-tint p-4 sm:p-5"
    >
      <h2 id="error-summary-title" className="flex items-center gap-2 text-base font-bold text-danger">
        <CircleAlert aria-hidden className="size-5 shrink-0" />
        {title ?? (errors.length === 1 ? 'Er klopt nog 1 ding niet' : `Er kloppen nog ${errors.length} dingen niet`)}
      </h2>
      <ul className="mt-2 list-disc space-y-1 pl-8">
        {errors.map((error) => (
          <li key={`${error.field}:${error.message}`}>
            {error.field ? <a href={`#${error.field}`} className="inline-block min-h-6 text-ink">{error.message}</a> : error.message}
          </li>
        ))}
      </ul>
    </div>
  )
}
