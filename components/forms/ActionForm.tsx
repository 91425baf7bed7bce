'use client'

import { createContext, useContext, useState, type ReactNode } from 'react'
import { Alert } from '@/components/ui/Alert'
import { ErrorSummary } from '@/components/ui/ErrorSummary'
import { inFieldOrder } from './field-order'
import { FormFields } from './LookOn'
import { useKeptRefusal } from './KeptNews'
import { useFormAction, type Before } from './useFormAction'
import { useLastDeed } from './useLastDeed'

/** What a form's server action answers (access/action-state), as far as a form needs it. */
export type FormAnswer =
  | { ok: true; data: unknown }
  | { ok: false; code?: string; /** It is not so any more: the page shows how things are now. */ stale?: boolean; message: string; fieldErrors: Record<string, string[]>; values: Record<string, string> }

const Answer = createContext<FormAnswer | null>(null)

/** What the server said of a field, and what had been typed there. */
export function useFieldAnswer(name: string): { error: string[] | undefined; value: string | undefined } {
  const answer = useContext(Answer)
  return answer?.ok === false ? { error: answer.fieldErrors[name], value: answer.values[name] } : { error: undefined, value: undefined }
}

/** What the server answered to the form as a whole. */
export function useAnswer(): FormAnswer | null {
  return useContext(Answer)
}

/**
 * A form on a server action: works before JavaScript has loaded, keeps what was typed, puts errors on top with links
 * and at their fields, and says when it succeeded, until something else is sent from the page. `about` says of fields that are all alike whose each is. `school` is the school it was made for: the action compares it.
 */
export function ActionForm<State extends FormAnswer>({ action, school, done, goes, instead, id, className, about, before, children }: {
  action: (previous: State | null, form: FormData) => Promise<State>
  school?: string
  /** Said after success, when the page stays; a client component may make it from the answer. */
  done?: ReactNode | ((data: Extract<State, { ok: true }>['data']) => ReactNode)
  /** The form goes with its row after success: the page says `done` in its stead. */
  goes?: boolean
  /** What stands in the form's place after success; null: the form stays. */
  instead?: (data: Extract<State, { ok: true }>['data']) => ReactNode | null
  id?: string
  className?: string
  /** By field, in the order of the page: the name that goes before what is wrong there, in the summary on top. */
  about?: Readonly<Record<string, string>>
  /** What is wrong at which field, looked at before anything is sent. */
  before?: Before
  children: ReactNode
}) {
  const [answer, submit] = useFormAction<State>(action, before, goes && typeof done !== 'function' ? done : undefined)
  const { isLast, onSubmit } = useLastDeed()
  const [names, setNames] = useState<readonly string[]>()
  const refused = answer && !answer.ok ? (answer as Extract<FormAnswer, { ok: false }>) : null
  // What is to be mended at the fields stays until it is; a message about the whole goes when there is a newer one.
  const failed = refused && (isLast || Object.keys(refused.fieldErrors).length > 0) ? refused : null
  useKeptRefusal(refused?.stale && isLast ? refused.message : null)
  // Before JavaScript: what was sent came in the order of the page.
  const fields = failed ? inFieldOrder(failed.fieldErrors, about ? Object.keys(about) : names ?? Object.keys(failed.values)).flatMap(([field, list]) => list.map((message) => ({ field: field || undefined, message: about?.[field] ? `${about[field]}: ${message}` : message }))) : []
  const place = answer?.ok ? instead?.((answer as Extract<State, { ok: true }>).data) : null
  if (place) return <>{place}</>
  return (
    <form action={submit} onSubmit={(event) => (setNames(namesOf(event.currentTarget)), onSubmit())} id={id} className={className ?? 'flex flex-col gap-5'} noValidate>
      {failed && <ErrorSummary errors={fields.length > 0 ? fields : [{ message: failed.message }]} title={failed.code === 'please-confirm' ? failed.message : fields.length > 0 ? undefined : 'Dat is niet gelukt'} />}
      {failed?.code === 'not-signed-in' && <p><a href="/login/leerkracht" target="_blank" className="font-semibold">Log in een nieuw tabblad opnieuw in</a> en druk daarna hier nog een keer op de knop.</p>}
      {failed?.code === 'session-moved' && <p><a href="/sessie-bevestigen?venster=1" target="_blank" className="font-semibold">Bevestig in een nieuw tabblad dat u het bent</a> en druk daarna hier nog een keer op de knop.</p>}
      {answer?.ok && isLast && done && !goes && <Alert tone="success" live="polite">{typeof done === 'function' ? done((answer as Extract<State, { ok: true }>).data) : done}</Alert>}
      {school && <input type="hidden" name="school" value={school} />}
      <Answer.Provider value={answer}><FormFields>{children}</FormFields></Answer.Provider>
    </form>
  )
}

/** The names of a form's fields as they stand on the page. */
function namesOf(form: HTMLFormElement): string[] {
  return [...form.elements].flatMap((element) => element.getAttribute('name') ?? [])
}
