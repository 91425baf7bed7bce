'use client'

import { useState } from 'react'
import { useFieldAnswer } from '@/components/forms/ActionForm'
import { AddressHint, useSettled } from '@/components/forms/AddressHint'
import { FormQuestion } from '@/components/forms/choices'
import { CONTROL_CLASS, FieldError } from '@/components/ui/Field'
import { hintFor } from '@/lib/home-login/address-hints'
import { CONFIRM, EMAIL, OFFERED, SHOWN } from '@/lib/staff/address-fields'

type Props = { id: string; who: string; shown: string | null; /** The LAS's address, while none was set. */ offered: string | null; /** The coordinator did not want that one. */ declined: boolean }

/** One person's e-mail address in the table (LAS-7): a slip of the pen is asked about, with the correction one click away. */
export function AddressCell({ id, who, shown, offered, declined }: Props) {
  const { error, value } = useFieldAnswer(EMAIL + id)
  // After a refusal an empty field comes back as nothing at all.
  const refused = useFieldAnswer('school').value !== undefined
  const start = refused ? (value ?? '') : (shown ?? (declined ? null : offered) ?? '')
  return (
    <div className="flex max-w-md flex-col sm:min-w-56 gap-1.5">
      <input type="hidden" name={SHOWN + id} value={`=${shown ?? ''}`} />
      {offered && !declined && <input type="hidden" name={OFFERED + id} value="on" />}
      <Typed key={`${start} ${refused}`} id={id} who={who} start={start} error={error} known={shown} />
      {offered && !shown && <p id={`${EMAIL + id}-offered`} className="text-sm text-muted [overflow-wrap:anywhere]">{declined ? `In uw LAS staat ${offered}; dat gebruikt u hier niet.` : 'Uit uw LAS; nog niet opgeslagen.'}</p>}
      <FormQuestion name={CONFIRM + id} about={EMAIL + id} label="Ja, dit adres klopt" />
    </div>
  )
}

function Typed({ id, who, start, error, known }: { id: string; who: string; start: string; error: string[] | undefined; known: string | null }) {
  const name = EMAIL + id
  const [text, setText] = useState(start)
  const settled = useSettled(text)
  const hint = settled && text !== known ? hintFor(text) : null
  return (
    <>
      <input
        id={name} name={name} aria-label={`E-mailadres van ${who}`} type="text" inputMode="email" autoComplete="off" autoCapitalize="none" spellCheck={false} className={CONTROL_CLASS}
        aria-invalid={error ? true : undefined} aria-describedby={error ? `${name}-error` : undefined} value={text} onChange={(event) => setText(event.target.value)} onBlur={() => setText(text.trim())}
      />
      <FieldError id={name} error={error} />
      <AddressHint hint={hint} onTake={setText} />
    </>
  )
}
