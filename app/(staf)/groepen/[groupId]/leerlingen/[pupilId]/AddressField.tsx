'use client'

import { useState } from 'react'
import { useFieldAnswer } from '@/components/forms/ActionForm'
import { AddressHint, useSettled } from '@/components/forms/AddressHint'
import { FormQuestion } from '@/components/forms/choices'
import { TextField } from '@/components/ui/TextField'
import { hintFor } from '@/lib/home-login/address-hints'

/**
 * 'E-mailadres 1' or '2' (GRP-4, HOM-9): blanks go when the field is left, a slip of the pen is asked about while typing,
 * with the correction one click away. The server is the law and asks again.
 */
export function AddressField({ name, label, value, describedBy }: { name: string; label: string; value: string; describedBy?: string }) {
  const { error, value: answered } = useFieldAnswer(name)
  // Mounted anew for each answer of the server, so that it begins with what was sent.
  return <Typed key={`${value} ${answered}`} name={name} label={label} error={error} start={answered ?? value} known={value} describedBy={describedBy} />
}

function Typed({ name, label, error, start, known, describedBy }: { name: string; label: string; error: string[] | undefined; start: string; known: string; describedBy?: string }) {
  const [text, setText] = useState(start)
  const settled = useSettled(text)
  const hint = settled && text !== known ? hintFor(text) : null
  return (
    <div className="flex flex-col gap-2">
      <TextField
        name={name} label={label} error={error} value={text} type="text" inputMode="email" autoComplete="off" autoCapitalize="none" spellCheck={false} aria-describedby={describedBy}
        onChange={(event) => setText(event.target.value)} onBlur={() => setText(text.trim())}
      />
      <AddressHint hint={hint} onTake={setText} />
      <FormQuestion name={`confirm-${name}`} about={name} label="Ja, dit adres klopt" />
    </div>
  )
}
