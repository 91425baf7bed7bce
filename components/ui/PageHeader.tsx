import type { ReactNode } from 'react'

/** The head of every staff page: its one h1, one sentence, and its actions with a count at the right. */
export function PageHeader({ title, sentence, actions, count, back }: {
  title: ReactNode
  sentence?: ReactNode
  actions?: ReactNode
  /** What the list below holds, such as '20 leerlingen'. */
  count?: ReactNode
  /** A BackLink or Breadcrumb above the title. */
  back?: ReactNode
}) {
  return (
    <header className="flex flex-col gap-5">
      <div className="flex flex-col gap-1">
        {back}
        <h1>{title}</h1>
        {sentence && <p className="max-w-prose text-muted">{sentence}</p>}
      </div>
      {(actions || count) && (
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <div className="print-hidden flex flex-wrap gap-3">{actions}</div>
          {count && <p className="text-muted">{count}</p>}
        </div>
      )}
    </header>
  )
}
