import { useId } from 'react'

/** How far something is, as a bar, and in numbers where a unit is given. Without `done` and `total` it says only that it goes on. */
export function Progress({ label, done, total, unit, tone = 'primary' }: {
  label: string
  done?: number
  total?: number
  /** What is counted, such as 'leerlingen'. */
  unit?: string
  tone?: 'primary' | 'success' | 'danger'
}) {
  const id = useId()
  const known = done !== undefined && total !== undefined
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <label htmlFor={id} className="font-semibold">{label}</label>
        {known && unit !== undefined && <span className="text-muted tabular-nums">{done.toLocaleString('nl-NL')} van {total.toLocaleString('nl-NL')} {unit}</span>}
      </div>
      <progress id={id} className="progress-bar" data-tone={tone} value={known ? done : undefined} max={known ? Math.max(1, total) : undefined} />
    </div>
  )
}
