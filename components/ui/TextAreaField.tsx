import type { ComponentProps } from 'react'
import { CONTROL_CLASS, Field, type FieldText } from './Field'

export interface TextAreaFieldProps extends FieldText, Omit<ComponentProps<'textarea'>, 'name' | 'className'> {
  name: string
  className?: string
}

/** Several lines: a reason, a message, pasted rows. */
export function TextAreaField({ label, help, error, optional, className, name, id = name, rows = 4, ...area }: TextAreaFieldProps) {
  return (
    <Field id={id} label={label} help={help} error={error} optional={optional} className={className} describedBy={area['aria-describedby']}>
      {(aria) => (
        <textarea
          {...area}
          {...aria}
          name={name}
          rows={rows}
          className={CONTROL_CLASS}
        />
      )}
    </Field>
  )
}
