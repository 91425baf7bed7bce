import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { CONTROL_CLASS, Field, type FieldText } from './Field'

export interface TextFieldProps extends FieldText, Omit<ComponentProps<'input'>, 'name' | 'className'> {
  name: string
  className?: string
}

/** One line of text, an e-mail address, a number or a date (`type`). The id is the name unless given. */
export function TextField({ label, help, error, optional, className, name, id = name, ...input }: TextFieldProps) {
  return (
    <Field id={id} label={label} help={help} error={error} optional={optional} className={className} describedBy={input['aria-describedby']}>
      {(aria) => (
        <input
          type="text"
          {...input}
          {...aria}
          name={name}
          className={clsx(CONTROL_CLASS, input.type === 'date' && 'max-w-52')}
        />
      )}
    </Field>
  )
}
