'use client'

import { Check, LoaderCircle } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useAnswer, type FormAnswer } from './ActionForm'
import { solveCaptcha, type CaptchaDoor } from './solve-captcha'

/** Answers after which the next login must come with a solved captcha. */
const ASKED = ['login-failed-check', 'captcha-needed', 'login-wait']
/** A challenge is good for ten minutes (lib/access/captcha): a page that stays open gets a fresh one before. */
const FRESH = 9 * 60_000
/** So long after it was sent. Milliseconds. */
const USED = 3000

/**
 * The captcha of a form inside an ActionForm (AUT-2): nothing to click or to read, the browser does some work for the
 * portal's own server. `asked`: only once the server asked for it. Without JavaScript the form goes without; it then gets
 * fewer tries. Each answer of the server used the solution up, so that a new one is made.
 */
export function Captcha({ door, when = 'always' }: { door: CaptchaDoor; when?: 'always' | 'asked' }) {
  const answer = useAnswer()
  const [round, setRound] = useState<{ of: FormAnswer | null; count: number }>({ of: answer, count: 0 })
  if (round.of !== answer) setRound({ of: answer, count: round.count + 1 })
  if (when === 'asked' && !(answer?.ok === false && ASKED.includes(answer.code ?? ''))) return null
  return <Solving key={round.count} door={door} onOld={() => setRound((now) => ({ ...now, count: now.count + 1 }))} />
}

type State = 'busy' | 'done' | 'gave-up'

function Solving({ door, onOld }: { door: CaptchaDoor; onOld: () => void }) {
  const field = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<State>('busy')
  const [solution, setSolution] = useState('')
  const old = useRef(onOld)

  useEffect(() => {
    const over = new AbortController()
    const form = field.current?.form
    let ready = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let waiting: { button: HTMLElement | null } | null = null
    // Who is faster than the work is not sent away: the form goes as soon as it is done.
    const hold = (event: SubmitEvent) => {
      if (ready) {
        // The solution counts once: where the form stays without an answer of its own, another is made.
        clearTimeout(timer)
        timer = setTimeout(() => old.current(), USED)
        return
      }
      event.preventDefault()
      event.stopImmediatePropagation()
      waiting = { button: event.submitter }
    }
    form?.addEventListener('submit', hold, { capture: true, signal: over.signal })
    const finish = (text: string) => {
      if (over.signal.aborted) return
      ready = true
      // Put in by hand as well: the form may go before React has drawn it.
      if (field.current) field.current.value = text
      setSolution(text)
      setState(text ? 'done' : 'gave-up')
      if (text) timer = setTimeout(() => old.current(), FRESH)
      if (waiting) form?.requestSubmit(waiting.button)
    }
    solveCaptcha(door, over).then(finish, () => finish(''))
    return () => {
      over.abort()
      clearTimeout(timer)
    }
  }, [door])

  return (
    <div className="flex flex-col gap-2 text-sm text-muted">
      <input ref={field} type="hidden" name="captcha" value={solution} readOnly />
      <p role="status" className="flex items-center gap-2 noscript:hidden">
        {state === 'busy' && <><LoaderCircle aria-hidden className="size-4 animate-spin motion-reduce:animate-none" /> Even controleren dat u geen robot bent…</>}
        {state === 'done' && <><Check aria-hidden className="size-4 text-success" /> Gecontroleerd: u bent geen robot.</>}
        {state === 'gave-up' && 'De controle dat u geen robot bent, lukt in deze browser niet. U kunt toch doorgaan.'}
      </p>
      <p className="hidden noscript:block">In deze browser staat JavaScript uit. Dan kunnen we niet controleren dat u geen robot bent; het formulier werkt wel, maar een paar keer per uur.</p>
    </div>
  )
}
