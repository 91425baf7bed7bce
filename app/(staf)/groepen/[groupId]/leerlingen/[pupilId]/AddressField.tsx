'use client'

import { useDeferredValue, useEffect, useState } from 'react'
import { useFieldAnswer } from '@/components/forms/ActionForm'
import { FormQuestion } from '@/components/forms/choices'
import { Button } from '@/components/ui/Button'
import { TextField } from '@/components/ui/TextField'
import { hintFor } from '@/lib/home-login/address-hints'

/** So long after the last key the address is looked at: not in the middle of a word. */
const PAUSE = 600

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
  const hint = useHint(text, known)
  return (
    <div className="flex flex-col gap-2">
      <TextField
        name={name} label={label} error={error} value={text} type="text" inputMode="email" autoComplete="off" autoCapitalize="none" spellCheck={false} aria-describedby={describedBy}
        onChange={(event) => setText(event.target.value)} onBlur={() => setText(text.trim())}
      />
      <div role="status" aria-live="polite" className="empty:hidden">
        {hint && (
          <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-warn">
            <span>{hint.question}</span>
            {hint.suggestion && <Button variant="secondary" size="small" onClick={() => setText(hint.suggestion!)}>Neem over</Button>}
          </span>
        )}
      </div>
      <FormQuestion name={`confirm-${name}`} about={name} label="Ja, dit adres klopt" />
    </div>
  )
}

/** The question about what stands there, once nobody has typed for a moment. */
function useHint(text: string, known: string) {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  const looked = useDeferredValue(settled)
  return looked === text && text !== known ? hintFor(text) : null
}
