import clsx from 'clsx'
import type { ReactNode } from 'react'
import type { StateTone } from './tones'

const PILLS: Record<StateTone, string> = {
  neutral: 'bg-neutral-tint text-muted',
  info: 'bg-primary-tint text-primary-dark',
  success: 'bg-success-tint text-success',
  warn: 'bg-warn-tint text-warn',
  danger: 'bg-danger-tint text-danger',
}

/** A short word in a pill. The word carries the meaning, the colour only helps. */
export function Badge({ tone = 'neutral', icon, children, className }: {
  tone?: StateTone
  icon?: ReactNode
  children: ReactNode
  className?: string
}) {
  return (
    <span
      className={clsx(
        'inline-flex items-center gap-1 rounded-full border border-transparent px-2.5 py-px text-head font-semibold whitespace-nowrap [&_svg]:size-3.5',
        PILLS[tone], className,
      )}
    >
      {icon}{children}
    </span>
  )
}

/** A pill with what it means behind it, as in 'Ja/Nee' 'uitnodiging verzonden op 20 november'. */
export function StatePill({ tone, icon, children, detail }: {
  tone?: StateTone
  icon?: ReactNode
  children: ReactNode
  detail?: ReactNode
}) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <Badge tone={tone} icon={icon}>{children}</Badge>
      {detail && <span>{detail}</span>}
    </span>
  )
}
