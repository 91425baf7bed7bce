'use client'

import type { ComponentProps } from 'react'
import { TextAreaField } from '@/components/ui/TextAreaField'
import { useFieldAnswer } from './ActionForm'

/** Several lines inside an ActionForm: shows the server's error and gives back what was typed. */
export function FormTextArea(props: ComponentProps<typeof TextAreaField>) {
  const { error, value } = useFieldAnswer(props.name)
  return <TextAreaField {...props} error={error ?? props.error} defaultValue={value ?? props.defaultValue} key={value} />
}
