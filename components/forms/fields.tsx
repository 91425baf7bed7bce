'use client'

import type { ComponentProps } from 'react'
import { PasswordField } from '@/components/ui/PasswordField'
import { TextAreaField } from '@/components/ui/TextAreaField'
import { TextField } from '@/components/ui/TextField'
import { useFieldAnswer } from './ActionForm'

/** A text field inside an ActionForm: shows the server's error and gives back what was typed. */
export function FormTextField(props: ComponentProps<typeof TextField>) {
  const { error, value } = useFieldAnswer(props.name)
  return <TextField {...props} error={error ?? props.error} defaultValue={value ?? props.defaultValue} key={value} />
}

/** Several lines inside an ActionForm. */
export function FormTextAreaField(props: ComponentProps<typeof TextAreaField>) {
  const { error, value } = useFieldAnswer(props.name)
  return <TextAreaField {...props} error={error ?? props.error} defaultValue={value ?? props.defaultValue} key={value} />
}

/** A password field inside an ActionForm: shows the error, never gives the password back. */
export function FormPasswordField(props: ComponentProps<typeof PasswordField>) {
  const { error } = useFieldAnswer(props.name)
  return <PasswordField {...props} error={error ?? props.error} />
}
