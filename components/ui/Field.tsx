import clsx from 'clsx'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

export type FieldErrors = string | readonly string[] | undefined

/** What every field component takes besides the attributes of its native control. */
export interface FieldText {
  label: string
  /** One line under the label: what to fill in and what happens with it. */
  help?: ReactNode
  error?: FieldErrors
  /** Says '(niet verplicht)' behind the label. Most fields are required, so the exception is marked. */
  optional?: boolean
}

/** What the control inside a Field must carry, so that label, help and error belong to it. */
export interface ControlAria {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

const asList = (error: FieldErrors): readonly string[] => (error === undefined ? [] : typeof error === 'string' ? [error] : error)

/** Joins ids for aria-describedby; the ids are those that conform uses too. */
export function controlAria(id: string, { help, error }: Pick<FieldText, 'help' | 'error'>, alsoDescribedBy?: string): ControlAria {
  const wrong = asList(error).length > 0
  const describedBy = [...new Set([
    ...(alsoDescribedBy?.split(' ') ?? []),
    ...(help ? [`${id}-description`] : []),
    ...(wrong ? [`${id}-error`] : []),
  ])].filter(Boolean)
  return { id, 'aria-describedby': describedBy.length > 0 ? describedBy.join(' ') : undefined, 'aria-invalid': wrong || undefined }
}

/** The look of a text-like control. */
export const CONTROL_CLASS = clsx(
  'block min-h-11 w-full rounded-control border border-control bg-paper px-3.5 py-2 text-ink',
  'hover:border-primary aria-invalid:border-2 aria-invalid:border-danger',
  'disabled:bg-neutral-tint disabled:text-muted [&[readonly]]:bg-neutral-tint',
)

/** Help under the label: what is expected, before anything goes wrong. */
export function FieldHelp({ id, children }: { id: string; children: ReactNode }) {
  return children ? <p id={`${id}-description`} className="text-sm text-muted">{children}</p> : null
}

/** The error at the field: an icon and words, not only a red border. */
export function FieldError({ id, error }: { id: string; error: FieldErrors }) {
  const errors = asList(error)
  if (errors.length === 0) return null
  return (
    <p id={`${id}-error`} className="flex items-start gap-1.5 text-sm font-semibold text-danger">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span><span className="sr-only">Fout: </span>{errors.join(' ')}</span>
    </p>
  )
}

/** A label, its help, a control and its error, tied together. The control comes as a function that receives its attributes. */
export function Field({ id, label, help, error, optional, className, describedBy, children }: FieldText & {
  id: string
  className?: string
  /** Ids of further explanations elsewhere on the page. */
  describedBy?: string
  children: (aria: ControlAria) => ReactNode
}) {
  return (
    <div className={clsx('flex max-w-lg flex-col gap-1.5', className)}>
      <label htmlFor={id} className="font-semibold">
        {label}{optional && <span className="font-normal text-muted"> (niet verplicht)</span>}
      </label>
      <FieldHelp id={id}>{help}</FieldHelp>
      {children(controlAria(id, { help, error }, describedBy))}
      <FieldError id={id} error={error} />
    </div>
  )
}
