import clsx from 'clsx'
import type { ReactNode } from 'react'
import { TONES, type Tone } from './tones'

/** A notice of the helpdesk (mededeling, storing) above the page, with 'Meer informatie' (AUT-8). */
export function Notice({ tone = 'info', title, children, href, action }: {
  tone?: Tone
  /** What it is, said before it and shown: 'Storing'. Without one the tone's own word is said only. */
  title?: string
  children: ReactNode
  href?: string
  /** A small form at the right: 'Niet meer tonen', 'Stoppen'. */
  action?: ReactNode
}) {
  const { Icon, word, box, text } = TONES[tone]
  return (
    <div className={clsx('border-b', box)}>
      <div className="mx-auto flex max-w-[70rem] flex-wrap items-start gap-x-3 gap-y-2 px-4 py-3 sm:flex-nowrap sm:px-6">
        <Icon aria-hidden className={clsx('mt-0.5 size-5 shrink-0', text)} />
        <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">
          {title ? <strong className="font-semibold">{title}: </strong> : <span className="sr-only">{word}: </span>}
          {children}
          {href && <> <a href={href} className="font-semibold whitespace-nowrap">Meer informatie</a></>}
        </p>
        {action && <div className="shrink-0 max-sm:w-full max-sm:pl-8">{action}</div>}
      </div>
    </div>
  )
}
