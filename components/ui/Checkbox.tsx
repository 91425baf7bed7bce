import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { FieldError, FieldHelp, controlAria, type FieldErrors } from './Field'

/** The box itself: 24 pixels, native, in our blue. */
export const BOX_CLASS = 'size-6 shrink-0 accent-primary'

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'name' | 'className'> {
  name: string
  label: ReactNode
  help?: ReactNode
  error?: FieldErrors
  className?: string
}

/** One thing that is so or not so. The whole row is the target. */
export function Checkbox({ name, label, help, error, className, id, ...input }: CheckboxProps) {
  const ownId = id ?? (input.value === undefined ? name : `${name}-${String(input.value)}`)
  return (
    <div className={clsx('flex flex-col gap-1', className)}>
      <label htmlFor={ownId} className="flex min-h-11 items-start gap-3 rounded-control py-2.5">
        <input {...input} {...controlAria(ownId, { help, error }, input['aria-describedby'])} type="checkbox" name={name} className={BOX_CLASS} />
        <span>{label}</span>
      </label>
      <div className="pl-9"><FieldHelp id={ownId}>{help}</FieldHelp><FieldError id={ownId} error={error} /></div>
    </div>
  )
}
