import clsx from 'clsx'
import type { ReactNode } from 'react'
import { TONES, type Tone } from './tones'

/** A notice of the helpdesk (mededeling, storing) above the page, with 'Meer informatie' (AUT-8). */
export function Notice({ tone = 'info', children, href }: { tone?: Tone; children: ReactNode; href?: string }) {
  const { Icon, word, box, text } = TONES[tone]
  return (
    <div className={clsx('border-b', box)}>
      <div className="mx-auto flex max-w-[70rem] items-start gap-3 px-4 py-3 sm:px-6">
        <Icon aria-hidden className={clsx('mt-0.5 size-5 shrink-0', text)} />
        <p className="min-w-0">
          <span className="sr-only">{word}: </span>
          {children}
          {href && <> <a href={href} className="font-semibold whitespace-nowrap">Meer informatie</a></>}
        </p>
      </div>
    </div>
  )
}
