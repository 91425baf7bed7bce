'use client'

import { useEffect, useId, useRef } from 'react'
import { Button } from './Button'

/** What the form would send, as text. Files are named only; their content does not change by itself. */
function contentOf(form: HTMLFormElement): string {
  return [...new FormData(form)].map(([name, value]) => `${name}=${typeof value === 'string' ? value : value.name}`).join('&')
}

/**
 * Keeps people from losing ticks: stands inside a form, and as long as the form differs from what was
 * loaded (or last sent), leaving by a link asks first and closing the tab warns.
 */
export function UnsavedGuard() {
  const title = useId()
  const place = useRef<HTMLSpanElement>(null)
  const dialog = useRef<HTMLDialogElement>(null)
  const onward = useRef<string | null>(null)

  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    let saved = contentOf(form)
    let leaving = false
    const changed = () => !leaving && contentOf(form) !== saved
    const listen = new AbortController()
    const { signal } = listen

    form.addEventListener('submit', () => { saved = contentOf(form) }, { signal })
    // A reset has not happened yet when its event fires. React resets a form once its action is done.
    form.addEventListener('reset', () => setTimeout(() => { saved = contentOf(form) }), { signal })
    window.addEventListener('beforeunload', (event) => { if (changed()) event.preventDefault() }, { signal })
    // In the capture phase: before Next's Link takes the click.
    document.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
      if (!(link instanceof HTMLAnchorElement) || !plain || link.target === '_blank' || link.hasAttribute('download')) return
      if (link.getAttribute('href')?.startsWith('#') || !changed()) return
      event.preventDefault()
      event.stopImmediatePropagation()
      onward.current = link.href
      dialog.current?.showModal()
    }, { capture: true, signal })
    const leave = () => { leaving = true }
    dialog.current?.addEventListener('leave', leave, { signal })
    return () => listen.abort()
  }, [])

  return (
    <span ref={place} className="contents">
      <dialog
        ref={dialog}
        aria-labelledby={title}
        className="m-auto w-[min(30rem,calc(100vw-2rem))] rounded-card border border-line bg-paper p-6 text-left shadow-lift"
      >
        <div className="flex flex-col gap-4">
          <h2 id={title}>Niet opgeslagen</h2>
          <p className="text-muted">U hebt iets veranderd dat nog niet is opgeslagen. Gaat u weg, dan vervalt het.</p>
          <div className="flex flex-wrap justify-end gap-3">
            <Button
              variant="quiet"
              onClick={() => {
                dialog.current?.dispatchEvent(new Event('leave'))
                if (onward.current) window.location.assign(onward.current)
              }}
            >
              Weggaan zonder opslaan
            </Button>
            <Button onClick={() => dialog.current?.close()}>Hier blijven</Button>
          </div>
        </div>
      </dialog>
    </span>
  )
}
