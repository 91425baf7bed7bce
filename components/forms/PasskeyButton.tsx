'use client'

import { browserSupportsWebAuthn, browserSupportsWebAuthnAutofill, startAuthentication, startRegistration } from '@simplewebauthn/browser'
import { KeyRound } from 'lucide-react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Button, type ButtonVariant } from '@/components/ui/Button'
import { FieldError } from '@/components/ui/Field'
import { useFieldAnswer } from './ActionForm'

export type PasskeyPurpose = 'login' | 'step' | 'prove' | 'register'

const never = () => () => {}
const NOT_ABLE = <p className="text-sm text-muted">Met een passkey kan dit alleen in een browser die passkeys kent, met JavaScript aan.</p>

/**
 * The button of a form inside an ActionForm that asks the browser for a passkey and sends the form with what it says
 * (AUT-7). It is not there where a browser knows no passkeys, nor without JavaScript. `autofill`: the browser may offer the
 * passkey by itself in the field for the user name.
 */
export function PasskeyButton({ purpose, label, variant = 'secondary', wide = false, autofill = false }: { purpose: PasskeyPurpose; label: string; variant?: ButtonVariant; wide?: boolean; autofill?: boolean }) {
  const able = useSyncExternalStore<boolean | null>(never, browserSupportsWebAuthn, () => null)
  const field = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const { error } = useFieldAnswer('answer')

  useEffect(() => {
    if (!autofill || !able) return
    let gone = false
    const offer = async () => {
      if (!(await browserSupportsWebAuthnAutofill())) return
      const options = await optionsFor(purpose)
      if (gone) return
      send(field.current, JSON.stringify(await startAuthentication({ optionsJSON: options as never, useBrowserAutofill: true })))
    }
    // Nobody asked for it: what does not come of it, nobody hears of.
    offer().catch(() => {})
    return () => void (gone = true)
  }, [able, autofill, purpose])

  const ask = async () => {
    // What else the form asks for is asked first: a name, for example.
    if (field.current?.form?.querySelector<HTMLInputElement>('input[required]:invalid')) return field.current.form.requestSubmit()
    setBusy(true)
    setTrouble(undefined)
    try {
      const options = await optionsFor(purpose)
      const answer = purpose === 'register' ? await startRegistration({ optionsJSON: options as never }) : await startAuthentication({ optionsJSON: options as never })
      send(field.current, JSON.stringify(answer))
    } catch (reason) {
      setTrouble(wordsFor(reason))
    }
    setBusy(false)
  }

  // Until it is known, the sentence stands for who has no JavaScript only: others would see it flash.
  if (able === null) return <noscript>{NOT_ABLE}</noscript>
  if (!able) return NOT_ABLE
  return (
    <div id="answer" tabIndex={-1} className="flex flex-col gap-1.5">
      <input ref={field} type="hidden" name="answer" defaultValue="" />
      <Button variant={variant} wide={wide} icon={<KeyRound aria-hidden />} pending={busy} onClick={() => void ask()}>{label}</Button>
      <div role="status"><FieldError id="answer" error={trouble ? [trouble] : error} /></div>
    </div>
  )
}

function send(field: HTMLInputElement | null, text: string): void {
  if (!field?.form) return
  field.value = text
  field.form.requestSubmit()
}

async function optionsFor(purpose: PasskeyPurpose): Promise<unknown> {
  const response = await fetch('/api/passkey', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ purpose }) })
  if (!response.ok) throw new Error(response.status === 403 ? 'stale' : 'offline')
  return response.json()
}

function wordsFor(reason: unknown): string {
  const { name, message } = reason instanceof Error ? reason : { name: '', message: '' }
  if (name === 'InvalidStateError') return 'Dit apparaat heeft al een passkey voor uw account.'
  if (name === 'NotAllowedError' || name === 'AbortError') return 'Het is afgebroken, of het duurde te lang. Probeer het opnieuw.'
  if (message === 'stale') return 'Het duurde te lang. Ververs de pagina en probeer het opnieuw.'
  return 'Het is niet gelukt. Probeer het opnieuw.'
}
