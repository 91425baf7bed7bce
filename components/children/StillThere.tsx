'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Picture } from '@/components/ui/Picture'

const SECOND = 1000
/** Without a touch for so long, the page asks; unanswered for so long, it ends. */
const ASK_AFTER = 10 * 60 * SECOND
const END_AFTER = 30 * SECOND
const SIGNS = ['pointerdown', 'keydown', 'touchstart', 'wheel'] as const

/**
 * On a tablet that a child walked away from: 'Ben je er nog?', and then the end, so that the next child is not the
 * previous one. Reckons with the clock, not with timers alone: a tablet that slept wakes up here.
 */
export function StillThere({ end }: { end: (form: FormData) => Promise<void> }) {
  const [asking, setAsking] = useState(false)
  const last = useRef(0)
  const form = useRef<HTMLFormElement>(null)
  const dialog = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    last.current = Date.now()
    let over = false
    const look = () => {
      const idle = Date.now() - last.current
      if (!over && idle >= ASK_AFTER + END_AFTER) {
        over = true
        form.current?.requestSubmit()
      }
      setAsking(idle >= ASK_AFTER)
    }
    // Before the answer nothing else counts: a tap beside the question is no yes of the child who left.
    const touched = () => {
      if (Date.now() - last.current < ASK_AFTER) last.current = Date.now()
    }
    const timer = setInterval(look, SECOND)
    document.addEventListener('visibilitychange', look)
    for (const sign of SIGNS) document.addEventListener(sign, touched, { passive: true })
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
      for (const sign of SIGNS) document.removeEventListener(sign, touched)
    }
  }, [])

  useEffect(() => {
    if (asking) dialog.current?.showModal()
    else dialog.current?.close()
  }, [asking])

  const here = () => {
    last.current = Date.now()
    setAsking(false)
  }
  return (
    <>
      <dialog ref={dialog} aria-labelledby="ben-je-er-nog" onCancel={(event) => { event.preventDefault(); here() }} className="m-auto w-[min(32rem,calc(100%-2rem))] rounded-tile bg-paper p-8 text-center text-ink shadow-tile backdrop:bg-ink/60">
        <div className="flex flex-col items-center gap-6">
          <Picture kind="pupil" slug="uil" className="size-28" />
          <h2 id="ben-je-er-nog" className="text-child-lg font-bold">Ben je er nog?</h2>
          <p className="text-child">Anders stoppen we zo.</p>
          <Button size="large" onClick={here}>Ja, ik ben er nog</Button>
        </div>
      </dialog>
      <form ref={form} action={end} hidden />
    </>
  )
}
