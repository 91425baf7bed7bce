'use client'

import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Button, type ButtonSize, type ButtonVariant } from '@/components/ui/Button'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { FormAnswer } from './ActionForm'
import { useLookingOn } from './LookOn'
import { useKeptRefusal } from './KeptNews'
import { useFormAction } from './useFormAction'
import { useLastDeed } from './useLastDeed'

/**
 * A form on a server action that asks first, in a native dialog, and says afterwards what came of it. The dialog opens
 * by the browser's own `command` too, so that it works before JavaScript has loaded. See ConfirmDialog for what asks only.
 */
export function ConfirmForm<State extends FormAnswer>({ action, school, trigger, variant = 'secondary', size, title, confirm, danger = false, done, hidden, children }: {
  action: (previous: State | null, form: FormData) => Promise<State>
  /** The school that it was made for: the action compares it. None for work beside a school. */
  school?: string
  /** The button on the page that opens the dialog. */
  trigger: string
  variant?: ButtonVariant
  size?: ButtonSize
  title: string
  /** The word of the deed, never 'OK'. */
  confirm: string
  danger?: boolean
  /** Said after success. */
  done: ReactNode
  /** Hidden inputs for the action. */
  hidden: Record<string, string>
  /** What happens, to how many, and whether it can be undone. */
  children: ReactNode
}) {
  const [answer, submit] = useFormAction<State>(action)
  const { isLast, onSubmit } = useLastDeed()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useKeptRefusal(answer && !answer.ok && answer.stale && isLast ? answer.message : null)
  // What is to be mended at a field of the dialog is mended there.
  const wrong = answer && !answer.ok && isLast ? Object.values(answer.fieldErrors).flat() : []
  const stays = wrong.length > 0
  useEffect(() => {
    if (answer && !stays) dialog.current?.close()
  }, [answer, stays])
  const lookingOn = useLookingOn()
  const opens = { command: 'show-modal', commandfor: `${id}-dialog` }
  const closes = { command: 'close', commandfor: `${id}-dialog` }
  if (lookingOn) return null
  return (
    <div className="flex flex-col items-start gap-3">
      <Button {...opens} variant={variant} size={size ?? 'normal'} aria-haspopup="dialog" onClick={() => dialog.current?.open || dialog.current?.showModal()}>{trigger}</Button>
      {answer && !answer.ok && isLast && !stays && <Alert tone="danger" live="assertive" action={answer.code === 'session-moved' && <a href="/sessie-bevestigen?venster=1" target="_blank" className="font-semibold">Bevestig in een nieuw tabblad dat u het bent</a>}>{answer.message}</Alert>}
      {answer?.ok && isLast && <Alert tone="success" live="polite">{done}</Alert>}
      <dialog
        ref={dialog} id={`${id}-dialog`} aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`}
        className="m-auto w-[min(32rem,calc(100vw-2rem))] rounded-card border border-line bg-paper p-6 text-left whitespace-normal shadow-lift"
      >
        <form action={submit} onSubmit={onSubmit} className="flex flex-col gap-4">
          <h2 id={`${id}-title`}>{title}</h2>
          {stays && <Alert tone="danger" live="assertive">{wrong.join(' ')}</Alert>}
          <div id={`${id}-text`} className="text-muted">{children}</div>
          {school && <input type="hidden" name="school" value={school} />}
          {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
          <div className="mt-2 flex flex-wrap justify-end gap-3">
            <Button {...closes} variant="quiet" onClick={() => dialog.current?.close()}>Annuleren</Button>
            <SubmitButton variant={danger ? 'danger' : 'primary'}>{confirm}</SubmitButton>
          </div>
        </form>
      </dialog>
    </div>
  )
}
