import clsx from 'clsx'
import type { ReactNode } from 'react'

/** A white sheet on the ground that holds one subject, with a heading when it has a title. */
export function Card({ title, sentence, actions, id, tone = 'plain', children, className }: {
  title?: ReactNode
  sentence?: ReactNode
  /** Right of the title. */
  actions?: ReactNode
  id?: string
  tone?: 'plain' | 'danger'
  children?: ReactNode
  className?: string
}) {
  const headed = title !== undefined
  const Shell = headed ? 'section' : 'div'
  return (
    <Shell
      id={id}
      className={clsx('rounded-card border bg-paper p-4 sm:p-6', tone === 'danger' ? 'border-danger/40' : 'border-line', className)}
    >
      {headed && (
        <div className="mb-4 flex flex-wrap items-start justify-between gap-3">
          <div className="min-w-0">
            <h2>{title}</h2>
            {sentence && <p className="mt-1 max-w-prose text-muted">{sentence}</p>}
          </div>
          {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
        </div>
      )}
      {children}
    </Shell>
  )
}
