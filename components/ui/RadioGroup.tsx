import clsx from 'clsx'
import type { ReactNode } from 'react'
import { FieldError, FieldHelp, type FieldErrors } from './Field'

export interface RadioOption {
  value: string
  label: ReactNode
  help?: ReactNode
  disabled?: boolean
}

/** One choice out of a few that are all worth seeing, such as 'pincode' or 'wachtwoordplaatje'. */
export function RadioGroup({ legend, name, id = name, options, defaultValue, help, error, required, className }: {
  legend: string
  name: string
  id?: string
  options: readonly RadioOption[]
  defaultValue?: string
  help?: ReactNode
  error?: FieldErrors
  required?: boolean
  className?: string
}) {
  const wrong = Boolean(error && error.length > 0)
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={clsx(help && `${id}-description`, wrong && `${id}-error`) || undefined}
      className={clsx('flex max-w-lg flex-col gap-1.5', className)}
    >
      <legend className="mb-1.5 font-semibold">{legend}</legend>
      <FieldHelp id={id}>{help}</FieldHelp>
      <div className="divide-y divide-line rounded-control border border-control bg-paper">
        {options.map((option) => (
          <label key={option.value} className="flex min-h-11 items-start gap-3 px-4 py-2.5 first:rounded-t-[9px] last:rounded-b-[9px] has-[:checked]:bg-primary-tint">
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              disabled={option.disabled}
              required={required}
              className="size-6 shrink-0 accent-primary"
            />
            <span>
              {option.label}
              {option.help && <span className="block text-sm text-muted">{option.help}</span>}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  )
}
