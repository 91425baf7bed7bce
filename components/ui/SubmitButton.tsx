'use client'

import { useFormStatus } from 'react-dom'
import { useLookingOn } from '@/components/forms/LookOn'
import { Button, type ButtonProps } from './Button'

/**
 * The one button that sends the form it stands in. It shows by itself that the form is under way;
 * before JavaScript has loaded it is an ordinary submit button. The second click of a double one sends nothing: the form may
 * be done and empty by then. Who looks on has none (ACC-11).
 */
export function SubmitButton({ pending, pendingText = 'Even geduld…', onClick, ...rest }: Omit<ButtonProps, 'type'>) {
  const status = useFormStatus()
  if (useLookingOn()) return null
  return <Button {...rest} onClick={(event) => (event.detail > 1 ? event.preventDefault() : onClick?.(event))} type="submit" pending={pending || status.pending} pendingText={pendingText} />
}
