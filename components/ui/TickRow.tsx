import type { ComponentProps, ReactNode } from 'react'
import { BOX_CLASS } from './Checkbox'

export interface TickRowProps extends Omit<ComponentProps<'input'>, 'type' | 'name' | 'className'> {
  name: string
  value: string
  /** The name that is ticked: a publisher, a network supplier, a person. */
  label: string
  /** A PublisherMark or an icon. */
  mark?: ReactNode
  /** What is shared when this is ticked. */
  detail?: ReactNode
  /** Right: a StatePill and the time of the last exchange. */
  state?: ReactNode
}

/** Several TickRows as one list with a name. */
export function TickList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{label}</legend>
      <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-paper">{children}</ul>
    </fieldset>
  )
}

/** One row of a tick list (Uitgeverijen, Netwerkbeheerder): box, logo, name, what is shared, state. Before JavaScript a plain checkbox. */
export function TickRow({ name, value, label, mark, detail, state, id = `${name}-${value}`, ...input }: TickRowProps) {
  return (
    <li className="has-[:checked]:bg-primary-tint/40">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-5">
        <label htmlFor={id} className="flex min-h-11 flex-1 basis-60 items-center gap-4">
          <input
            {...input}
            id={id}
            type="checkbox"
            name={name}
            value={value}
            aria-describedby={detail || state ? `${id}-detail` : undefined}
            className={BOX_CLASS}
          />
          {mark}
          <span className="font-semibold">{label}</span>
        </label>
        {(detail || state) && (
          <div id={`${id}-detail`} className="flex flex-1 basis-60 flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm text-muted">
            <span>{detail}</span>
            <span>{state}</span>
          </div>
        )}
      </div>
    </li>
  )
}
