'use client'

import clsx from 'clsx'
import { Delete } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { tileClass } from './tile'
import { Told } from './Told'
import type { Rest } from './useRest'

const LENGTH = 4
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const

/** Keys that are meant for something else: a control that takes text, or a combination. */
function isForSomeoneElse(event: KeyboardEvent): boolean {
  const { target } = event
  const typing = target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  return typing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented
}

export interface KeypadProps {
  /** Called once with the four digits. */
  onComplete: (pin: string) => void
  /** The pin is being checked: the keys wait. */
  busy?: boolean
  /** After too many wrong pins: the keys rest. */
  rest?: Rest | null
  /** The last pin was not right. */
  wrong?: boolean
  /** What to say when it was wrong, or when the child must wait a moment. */
  message?: string
}

/**
 * Third step of a pupil: the pin, on tiles. There is no input anywhere on purpose, so that no browser
 * offers to keep a pin as the parent's password. Works by touch, mouse and the digits of a keyboard;
 * a screen reader hears how many digits there are, never which.
 */
export function Keypad({
  onComplete, busy = false, rest = null, wrong = false, message = 'Dat was niet je code. Probeer het nog een keer.',
}: KeypadProps) {
  const [typed, setTyped] = useState('')
  const still = busy || rest !== null
  // After a refusal the dots are empty again; the next digit starts a new pin.
  const shown = typed.length === LENGTH && wrong && !busy ? 0 : typed.length

  const press = useCallback((digit: string) => {
    if (still) return
    const next = typed.length === LENGTH ? digit : typed + digit
    setTyped(next)
    if (next.length === LENGTH) onComplete(next)
  }, [still, typed, onComplete])

  const erase = useCallback(() => {
    if (!still) setTyped(typed.length === LENGTH ? '' : typed.slice(0, -1))
  }, [still, typed])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isForSomeoneElse(event) || event.repeat) return
      if (/^[0-9]$/.test(event.key)) press(event.key)
      else if (event.key === 'Backspace' || event.key === 'Delete') erase()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [press, erase])

  const key = tileClass(false, 'flex h-21 w-21 items-center justify-center text-child-lg font-bold sm:h-26 sm:w-30 shorter:h-20 shorter:w-20')
  return (
    <div className="flex flex-col items-center gap-4 short:gap-2">
      <div
        aria-hidden
        className={clsx('flex gap-5', shown === 0 && wrong && !busy && 'animate-shake motion-reduce:animate-none', busy && 'animate-wait motion-reduce:animate-none')}
      >
        {Array.from({ length: LENGTH }, (_, at) => (
          <span
            key={at}
            className={clsx('keep-colours size-8 rounded-full border-4 border-primary-dark transition-colors', at < shown ? 'bg-primary-dark' : 'bg-paper')}
          />
        ))}
      </div>
      <p role="status" className="sr-only">{busy ? '' : `${shown} van ${LENGTH} cijfers`}</p>
      <Told wrong={wrong} busy={busy} rest={rest} message={message} />
      <div role="group" aria-label="Je code" className={clsx('grid grid-cols-3 gap-3 sm:gap-4 short:gap-3', rest && 'opacity-40')}>
        {DIGITS.map((digit) => (
          <button
            key={digit}
            type="button"
            aria-disabled={still || undefined}
            onClick={() => press(digit)}
            className={clsx(key, digit === '0' && 'col-start-2')}
          >
            {digit}
          </button>
        ))}
        <button
          type="button"
          aria-label="Laatste cijfer weghalen"
          aria-disabled={still || shown === 0 || undefined}
          onClick={erase}
          className={clsx(key, 'text-primary-dark')}
        >
          <Delete aria-hidden className="size-9" />
        </button>
      </div>
    </div>
  )
}
