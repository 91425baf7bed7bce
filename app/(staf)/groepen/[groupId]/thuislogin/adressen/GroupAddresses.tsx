'use client'

import { useRef, useState } from 'react'
import { useFormAction } from '@/components/forms/useFormAction'
import { Card } from '@/components/ui/Card'
import { ErrorSummary } from '@/components/ui/ErrorSummary'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextAreaField } from '@/components/ui/TextAreaField'
import type { ActionState } from '@/lib/access/action-state'
import type { Preview } from '@/lib/home-login/preview-addresses'
import { ListFile } from './ListFile'
import { PreviewForm } from './PreviewForm'

export type Act<Data> = (previous: ActionState<Data> | null, form: FormData) => Promise<ActionState<Data>>

/** Two steps on one page (HOM-8): the list, which stays as typed, and below it who it would be for. */
export function GroupAddresses({ school, groupId, preview, save }: { school: string; groupId: string; preview: Act<Preview>; save: Act<{ changed: number }> }) {
  const [answer, submit] = useFormAction<ActionState<Preview>>(preview)
  const [list, setList] = useState(answer && !answer.ok ? (answer.values.list ?? '') : '')
  const round = useRound(answer)
  const field = useRef<HTMLTextAreaElement>(null)
  const errors = answer && !answer.ok ? answer.fieldErrors.list ?? [answer.message] : undefined
  return (
    <>
      <Card title="1. De lijst" sentence="Een regel per leerling of per ouder: de naam, zoals in het groepsoverzicht, en 1 of 2 e-mailadressen. Kopregels mogen. Ten hoogste 100 regels.">
        <form action={submit} noValidate className="flex flex-col gap-5">
          {errors && <ErrorSummary errors={errors.map((message) => ({ field: 'list', message }))} />}
          <input type="hidden" name="school" value={school} />
          <input type="hidden" name="groupId" value={groupId} />
          <TextAreaField
            ref={field} name="list" label="Namen en e-mailadressen" rows={8} className="max-w-3xl" spellCheck={false} autoComplete="off" error={errors} help="Kopieer de kolommen in Excel of een ander programma en plak ze hier. Tabs, puntkomma’s en komma’s zijn goed."
            value={list} onChange={(event) => setList(event.target.value)}
          />
          <ListFile onRead={(text) => { setList(text); field.current?.focus() }} />
          <div><SubmitButton pendingText="Bezig met lezen…" variant={answer?.ok ? 'secondary' : 'primary'}>Bekijk voor wie</SubmitButton></div>
        </form>
      </Card>
      {answer?.ok && <PreviewForm key={round} school={school} groupId={groupId} preview={answer.data} save={save} />}
    </>
  )
}

/** Counts the answers: a new preview begins with a fresh form. */
function useRound(answer: unknown): number {
  const [seen, setSeen] = useState({ answer, round: 0 })
  if (seen.answer !== answer) setSeen({ answer, round: seen.round + 1 })
  return seen.round
}
