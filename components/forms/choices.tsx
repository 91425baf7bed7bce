'use client'

import type { ComponentProps } from 'react'
import { Checkbox } from '@/components/ui/Checkbox'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { useFieldAnswer } from './ActionForm'

/** A check box inside an ActionForm with a name of its own: after a refusal it stands as the person left it. */
export function FormCheckbox(props: ComponentProps<typeof Checkbox>) {
  const { error, value } = useFieldAnswer(props.name)
  // Every form for a school sends which one it is: when that came back, the form was refused, and a box without a value was empty.
  const refused = useFieldAnswer('school').value !== undefined
  const ticked = refused ? value !== undefined : props.defaultChecked
  return <Checkbox {...props} error={error ?? props.error} defaultChecked={ticked} key={String(ticked)} />
}

/** A choice inside an ActionForm: shows the server's error and gives back what was chosen. */
export function FormRadioGroup(props: ComponentProps<typeof RadioGroup>) {
  const { error, value } = useFieldAnswer(props.name)
  return <RadioGroup {...props} error={error ?? props.error} defaultValue={value ?? props.defaultValue} key={value} />
}
