import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { CONTROL_CLASS, Field, type FieldText } from './Field'

export interface FileFieldProps extends FieldText, Omit<ComponentProps<'input'>, 'name' | 'className' | 'type'> {
  name: string
  className?: string
}

/** Choosing a file to upload. Say in `help` which kinds and how large; the form needs no JavaScript. */
export function FileField({ label, help, error, optional, className, name, id = name, ...input }: FileFieldProps) {
  return (
    <Field id={id} label={label} help={help} error={error} optional={optional} className={className} describedBy={input['aria-describedby']}>
      {(aria) => (
        <input
          {...input}
          {...aria}
          type="file"
          name={name}
          className={clsx(
            CONTROL_CLASS, 'border-dashed py-2.5 pl-2.5 text-sm',
            'file:mr-3 file:min-h-9 file:cursor-pointer file:rounded-lg file:border-0 file:bg-primary-tint file:px-3 file:font-semibold file:text-primary-dark',
          )}
        />
      )}
    </Field>
  )
}
