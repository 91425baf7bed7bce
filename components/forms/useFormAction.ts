'use client'

import { unstable_rethrow } from 'next/navigation'
import { useActionState, useSyncExternalStore, type ReactNode } from 'react'
import { typedValues } from '@/lib/core/typed-values'
import { tellingOn } from './KeptNews'
import type { FormAnswer } from './ActionForm'

type Action<State> = (previous: State | null, form: FormData) => Promise<State>

export type Before = (form: FormData) => Record<string, string[]> | null

const NO_ANSWER = 'Er kwam geen antwoord van het portaal. Kijk of u verbinding met internet hebt en klik nog een keer. Wat u hebt ingevuld, staat er nog.'

const never = () => () => {}
/** Whether JavaScript has taken over this page. */
const useRunning = () => useSyncExternalStore(never, () => true, () => false)

/**
 * `useActionState` for a form on a server action, for which no answer is an answer too: what was typed stays, with a message, instead of the page
 * making way for an error. Before JavaScript the form goes to the server action itself. `before` says what is wrong at which field before anything is
 * sent: for what the server could not even take in. `toldOn` is said by the page when it succeeded (tellingOn).
 */
export function useFormAction<State extends FormAnswer>(action: Action<State>, before?: Before, toldOn?: ReactNode) {
  const running = useRunning()
  const told = toldOn ? tellingOn(action, toldOn) : action
  return useActionState<State | null, FormData>((running ? heard(before ? checked(told, before) : told) : action) as Action<State>, null)
}

/** An error with a digest is the server's own, and a redirect is the framework's; any other means that no answer was heard. */
function heard<State extends FormAnswer>(action: Action<State>): Action<State> {
  return async (previous, form) => {
    try {
      return await action(previous, form)
    } catch (error) {
      unstable_rethrow(error)
      if (error instanceof Error && 'digest' in error) throw error
      return { ok: false, code: 'no-answer', message: NO_ANSWER, fieldErrors: {}, values: typedValues(form) } as unknown as State
    }
  }
}

/** The form's own check, and only then the action. Its refusal holds what the server could not take in, so it does not go along as the answer of before. */
function checked<State extends FormAnswer>(action: Action<State>, before: Before): Action<State> {
  return async (_previous, form) => {
    const fieldErrors = before(form)
    return fieldErrors ? ({ ok: false, code: 'invalid-input', message: '', fieldErrors, values: typedValues(form) } as unknown as State) : action(null, form)
  }
}
