'use client'

import { useState, type ComponentProps } from 'react'
import { Checkbox } from '@/components/ui/Checkbox'
import { CONTROL_CLASS, FieldError } from '@/components/ui/Field'
import { Picture } from '@/components/ui/Picture'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { SelectField } from '@/components/ui/SelectField'
import type { PictureKind } from '@/lib/pictures/address'
import { useAnswer, useFieldAnswer } from './ActionForm'

/** A check box inside an ActionForm with a name of its own: after a refusal it stands as the person left it. */
export function FormCheckbox(props: ComponentProps<typeof Checkbox>) {
  const { error, value } = useFieldAnswer(props.name)
  // What was sent came back: a box without a value was empty.
  const refused = useAnswer()?.ok === false
  const ticked = refused ? value !== undefined : props.defaultChecked
  return <Checkbox {...props} error={error ?? props.error} defaultChecked={ticked} key={String(ticked)} />
}

/** Radio buttons inside an ActionForm: show the server's error and keep what was chosen. */
export function FormRadioGroup(props: ComponentProps<typeof RadioGroup>) {
  const { error, value } = useFieldAnswer(props.name)
  return <RadioGroup {...props} error={error ?? props.error} defaultValue={value ?? props.defaultValue} key={value} />
}

/** A list to choose from inside an ActionForm. */
export function FormSelectField(props: ComponentProps<typeof SelectField>) {
  const { error, value } = useFieldAnswer(props.name)
  return <SelectField {...props} error={error ?? props.error} defaultValue={value ?? props.defaultValue} key={value} />
}

/**
 * The tick that answers a question of the server about another field ('Bedoelt u …?'): there only while it is asked.
 * Its value is what was typed, so that it does not answer for anything else.
 */
export function FormQuestion({ name, about, label }: { name: string; about: string; label: string }) {
  const { error } = useFieldAnswer(name)
  const { value } = useFieldAnswer(about)
  if (!error || value === undefined) return null
  return (
    <div id={name} tabIndex={-1} className="max-w-lg rounded-control border border-warn/40 bg-warn-tint px-4 py-2">
      <p className="pt-1 font-semibold text-warn">{error.join(' ')}</p>
      <Checkbox id={`${name}-tick`} name={name} value={value} label={label} />
    </div>
  )
}

type Choice = { slug: string; label: string }

/**
 * One picture out of many, or none: what is now stays. Native radio buttons, so that the arrow keys walk them; with a
 * search field where there are many, which needs JavaScript and hides nothing without.
 */
export function FormPictureChoice({ legend, name, kind, choices, keep, search = false }: {
  legend: string
  name: string
  kind: PictureKind
  choices: readonly Choice[]
  /** The word for the first choice: nothing changes. */
  keep: string
  search?: boolean
}) {
  const { error, value = '' } = useFieldAnswer(name)
  const [sought, setSought] = useState('')
  const shown = (label: string) => label.toLocaleLowerCase('nl').includes(sought.trim().toLocaleLowerCase('nl'))
  const look = 'relative flex min-h-11 items-center rounded-control border border-control bg-paper has-[:checked]:border-primary has-[:checked]:bg-primary-tint has-[:checked]:outline-2 has-[:checked]:outline-primary has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-focus'
  return (
    <fieldset id={name} tabIndex={-1} className="flex flex-col gap-2" aria-describedby={error ? `${name}-error` : undefined}>
      <legend className="mb-1.5 font-semibold">{legend}</legend>
      {search && (
        <label className="flex max-w-xs flex-col gap-1 text-sm">
          Zoek een plaatje
          <input type="search" autoComplete="off" value={sought} onChange={(event) => setSought(event.target.value)} onKeyDown={(event) => { if (event.key === 'Enter') event.preventDefault() }} className={CONTROL_CLASS} />
        </label>
      )}
      <div key={value} className="flex flex-wrap gap-2">
        <label className={`${look} px-4`}><input type="radio" name={name} value="" defaultChecked={value === ''} className="sr-only" />{keep}</label>
        {choices.map(({ slug, label }) => (
          <label key={slug} title={label} className={`${look} keep-colours justify-center p-1.5 ${shown(label) ? '' : 'hidden'}`}>
            <input type="radio" name={name} value={slug} defaultChecked={value === slug} className="sr-only" />
            <Picture kind={kind} slug={slug} label={label} className="size-11" />
          </label>
        ))}
      </div>
      <FieldError id={name} error={error} />
    </fieldset>
  )
}
