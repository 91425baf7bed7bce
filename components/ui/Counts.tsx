import clsx from 'clsx'
import { ArrowRight } from 'lucide-react'
import type { StateTone } from './tones'

export interface Count {
  label: string
  /** The label beside the number one, where it differs. */
  one?: string
  /** Left out where there is only one number to tell. */
  before?: number
  after: number
  tone?: StateTone
}

const NUMBERS: Record<StateTone, string> = {
  neutral: 'text-ink', info: 'text-primary-dark', success: 'text-success', warn: 'text-warn', danger: 'text-danger',
}

/** Counts first: what a change does in numbers, before → after, above the list that shows it one by one. */
export function Counts({ items, label }: { items: readonly Count[]; label: string }) {
  const number = (n: number) => n.toLocaleString('nl-NL')
  return (
    <dl aria-label={label} className="grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] gap-3">
      {items.map((item) => (
        <div key={item.label} className="flex flex-col-reverse justify-end rounded-card border border-line bg-paper px-4 py-3">
          <dt className="text-sm text-muted">{item.after === 1 ? (item.one ?? item.label) : item.label}</dt>
          <dd className={clsx('flex flex-wrap items-center gap-x-2 text-2xl font-bold tabular-nums', NUMBERS[item.tone ?? 'neutral'])}>
            {item.before !== undefined && item.before !== item.after && (
              <>
                <span className="text-lg font-normal text-muted"><span className="sr-only">van </span>{number(item.before)}</span>
                <ArrowRight aria-hidden className="size-5 text-muted" />
                <span className="sr-only">naar </span>
              </>
            )}
            {number(item.after)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
