'use client'

import { useId, useRef, useState, type ReactNode } from 'react'
import { Button, type ButtonVariant } from './Button'
import { CONTROL_CLASS } from './Field'
import { SubmitButton } from './SubmitButton'

export interface ConfirmDialogProps {
  /** The button on the page that opens the dialog. */
  trigger: string
  triggerVariant?: ButtonVariant
  title: string
  /** What happens, to how many, and whether it can be undone. */
  children: ReactNode
  /** The word of the deed: 'Verwijderen', never 'OK'. */
  confirm: string
  danger?: boolean
  /** Where much would be lost: the text that must be typed first. */
  typeToConfirm?: string
  /** The server action that does it; the dialog closes afterwards. */
  action: (form: FormData) => void | Promise<void>
  /** Hidden inputs for the action. */
  hidden?: ReactNode
}

/** Asks before something that cannot be undone. Where undo is possible, offer that instead. Native dialog: focus is kept inside and Escape closes. */
export function ConfirmDialog({
  trigger, triggerVariant = 'secondary', title, children, confirm, danger = false, typeToConfirm, action, hidden,
}: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [typed, setTyped] = useState('')
  const ready = typeToConfirm === undefined || typed.trim().toLocaleLowerCase('nl') === typeToConfirm.toLocaleLowerCase('nl')
  const close = () => {
    setTyped('')
    dialog.current?.close()
  }
  return (
    <>
      <Button variant={triggerVariant} onClick={() => dialog.current?.showModal()} aria-haspopup="dialog">{trigger}</Button>
      <dialog
        ref={dialog}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-text`}
        onClose={() => setTyped('')}
        className="m-auto w-[min(32rem,calc(100vw-2rem))] rounded-card border border-line bg-paper p-6 text-left shadow-lift"
      >
        <form
          action={async (form) => {
            await action(form)
            close()
          }}
          className="flex flex-col gap-4"
        >
          <h2 id={`${id}-title`}>{title}</h2>
          <div id={`${id}-text`} className="text-muted">{children}</div>
          {hidden}
          {typeToConfirm !== undefined && (
            <div className="flex flex-col gap-1.5">
              <label htmlFor={`${id}-typed`}>Typ <strong>{typeToConfirm}</strong> om te bevestigen</label>
              <input
                id={`${id}-typed`}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                autoComplete="off"
                className={CONTROL_CLASS}
              />
            </div>
          )}
          <div className="mt-2 flex flex-wrap justify-end gap-3">
            <Button variant="quiet" onClick={close}>Annuleren</Button>
            <SubmitButton variant={danger ? 'danger' : 'primary'} disabled={!ready}>{confirm}</SubmitButton>
          </div>
        </form>
      </dialog>
    </>
  )
}
