'use client'

import clsx from 'clsx'
import { Eye, EyeOff } from 'lucide-react'
import { useState, type ComponentProps } from 'react'
import { CONTROL_CLASS, Field, type FieldText } from './Field'

export interface PasswordFieldProps extends FieldText, Omit<ComponentProps<'input'>, 'name' | 'className' | 'type'> {
  name: string
  className?: string
  /** 'current-password' at login, 'new-password' where one is chosen. */
  autoComplete: 'current-password' | 'new-password'
}

/**
 * A password of staff or parents, with a button that shows what was typed. Never for a pupil's pin:
 * the browser would offer to keep it as the parent's password (see children/Keypad).
 */
export function PasswordField({ label, help, error, optional, className, name, id = name, ...input }: PasswordFieldProps) {
  const [shown, setShown] = useState(false)
  const Icon = shown ? EyeOff : Eye
  return (
    <Field id={id} label={label} help={help} error={error} optional={optional} className={className} describedBy={input['aria-describedby']}>
      {(aria) => (
        <div className="relative">
          <input
            {...input}
            {...aria}
            name={name}
            type={shown ? 'text' : 'password'}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            className={clsx(CONTROL_CLASS, 'pr-28')}
          />
          <button
            type="button"
            aria-pressed={shown}
            aria-controls={id}
            onClick={() => setShown(!shown)}
            className="absolute inset-y-1 right-1 flex min-w-11 items-center gap-1.5 rounded-md px-2.5 text-sm font-semibold text-primary-dark hover:bg-primary-tint"
          >
            <Icon aria-hidden className="size-4" />
            Toon<span className="sr-only"> wachtwoord</span>
          </button>
        </div>
      )}
    </Field>
  )
}
