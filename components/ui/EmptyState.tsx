import type { ReactNode } from 'react'

/** An empty list: what will be here and how to fill it. */
export function EmptyState({ icon, title, children, action }: {
  icon?: ReactNode
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-card border border-dashed border-control bg-paper px-6 py-12 text-center">
      {icon && (
        <span className="flex size-14 items-center justify-center rounded-full bg-primary-tint text-primary-dark [&_svg]:size-7">{icon}</span>
      )}
      <p className="text-lg font-semibold">{title}</p>
      {children && <div className="max-w-prose text-muted">{children}</div>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  )
}
