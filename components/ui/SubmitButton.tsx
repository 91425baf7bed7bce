'use client'

import { useFormStatus } from 'react-dom'
import { Button, type ButtonProps } from './Button'

/**
 * The one button that sends the form it stands in. It shows by itself that the form is under way;
 * before JavaScript has loaded it is an ordinary submit button.
 */
export function SubmitButton({ pending, pendingText = 'Even geduld…', ...rest }: Omit<ButtonProps, 'type'>) {
  const status = useFormStatus()
  return <Button {...rest} type="submit" pending={pending || status.pending} pendingText={pendingText} />
}
