import clsx from 'clsx'
import type { ReactNode } from 'react'
import { TONES, type Tone } from './tones'

export interface AlertProps {
  tone?: Tone
  title?: string
  children?: ReactNode
  /** A link or button that is the way on. */
  action?: ReactNode
  /** Set when the message appears after something the user did: 'polite' waits, 'assertive' interrupts. */
  live?: 'polite' | 'assertive'
  className?: string
}

/** A message in the page that belongs to what stands below it: an outcome, a warning, an explanation. */
export function Alert({ tone = 'info', title, children, action, live, className }: AlertProps) {
  const { Icon, word, box, text } = TONES[tone]
  return (
    <div
      role={live === 'assertive' ? 'alert' : live === 'polite' ? 'status' : undefined}
      className={clsx('flex gap-3 rounded-card border p-4', box, className)}
    >
      <Icon aria-hidden className={clsx('mt-0.5 size-5 shrink-0', text)} />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        {title ? <p className={clsx('font-semibold', text)}>{title}</p> : <span className="sr-only">{word}: </span>}
        {children && <div>{children}</div>}
        {action && <div className="mt-2">{action}</div>}
      </div>
    </div>
  )
}
