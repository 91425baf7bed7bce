'use client'

import { useEffect, useState } from 'react'
import { useFieldAnswer } from '@/components/forms/ActionForm'
import { FormQuestion } from '@/components/forms/choices'
import { Button } from '@/components/ui/Button'
import { CONTROL_CLASS, FieldError } from '@/components/ui/Field'
import { hintFor } from '@/lib/home-login/address-hints'
import { CONFIRM, EMAIL, SHOWN } from '@/lib/staff/address-fields'

/** So long after the last key the address is looked at: not in the middle of a word. */
const PAUSE = 600

/** One person's e-mail address in the table (LAS-7): a slip of the pen is asked about, with the correction one click away. */
export function AddressCell({ id, who, shown, offered }: { id: string; who: string; shown: string | null; offered: string | null }) {
  const { error, value } = useFieldAnswer(EMAIL + id)
  // After a refusal an empty field comes back as nothing at all.
  const refused = useFieldAnswer('school').value !== undefined
  const start = refused ? (value ?? '') : (shown ?? offered ?? '')
  return (
    <div className="flex max-w-md min-w-56 flex-col gap-1.5">
      <input type="hidden" name={SHOWN + id} value={`=${shown ?? ''}`} />
      <Typed key={`${start} ${refused}`} id={id} who={who} start={start} error={error} known={shown} />
      {offered && !shown && <p id={`${EMAIL + id}-offered`} className="text-sm text-muted">Uit uw LAS; nog niet opgeslagen.</p>}
      <FormQuestion name={CONFIRM + id} about={EMAIL + id} label="Ja, dit adres klopt" />
    </div>
  )
}

function Typed({ id, who, start, error, known }: { id: string; who: string; start: string; error: string[] | undefined; known: string | null }) {
  const name = EMAIL + id
  const [text, setText] = useState(start)
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  const hint = settled === text && text !== known ? hintFor(text) : null
  return (
    <>
      <input
        id={name} name={name} aria-label={`E-mailadres van ${who}`} type="text" inputMode="email" autoComplete="off" autoCapitalize="none" spellCheck={false} className={CONTROL_CLASS}
        aria-invalid={error ? true : undefined} aria-describedby={error ? `${name}-error` : undefined} value={text} onChange={(event) => setText(event.target.value)} onBlur={() => setText(text.trim())}
      />
      <FieldError id={name} error={error} />
      <div role="status" className="empty:hidden">
        {hint && (
          <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-warn">
            <span>{hint.question}</span>
            {hint.suggestion && <Button variant="secondary" size="small" onClick={() => setText(hint.suggestion!)}>Neem over</Button>}
          </span>
        )}
      </div>
    </>
  )
}
