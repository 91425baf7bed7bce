import { ChevronDown } from 'lucide-react'
import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { CONTROL_CLASS, Field, type FieldText } from './Field'

export interface SelectOption {
  value: string
  label: string
  disabled?: boolean
}

export interface SelectFieldProps extends FieldText, Omit<ComponentProps<'select'>, 'name' | 'className' | 'children'> {
  name: string
  options: readonly SelectOption[]
  /** The empty first choice, such as 'Kies een school'. */
  placeholder?: string
  className?: string
}

/** One choice out of a longer list; the native control, because it works on every tablet. */
export function SelectField({ label, help, error, optional, className, name, id = name, options, placeholder, ...select }: SelectFieldProps) {
  return (
    <Field id={id} label={label} help={help} error={error} optional={optional} className={className} describedBy={select['aria-describedby']}>
      {(aria) => (
        <div className="relative">
          <select
            {...select}
            {...aria}
            name={name}
            className={clsx(CONTROL_CLASS, 'appearance-none pr-11')}
          >
            {placeholder !== undefined && <option value="">{placeholder}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>{option.label}</option>
            ))}
          </select>
          <ChevronDown aria-hidden className="pointer-events-none absolute top-3 right-3.5 size-5 text-muted" />
        </div>
      )}
    </Field>
  )
}
