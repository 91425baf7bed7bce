'use client'

import { useRef, type ReactNode } from 'react'

/** How long a second click on the same tile counts as part of the first: children double-click icons. */
const DOUBLE_CLICK_MS = 2000

/**
 * A title's tile. It opens once, however often it is clicked: at home the login ends as soon as the title is entered
 * (HOM-3), and a second click would find nobody logged in any more.
 */
export function TitleLink({ href, className, children }: { href: string; className: string; children: ReactNode }) {
  const clicked = useRef(-DOUBLE_CLICK_MS)
  return (
    <a
      href={href}
      className={className}
      onClick={(event) => {
        if (event.timeStamp - clicked.current < DOUBLE_CLICK_MS) event.preventDefault()
        else clicked.current = event.timeStamp
      }}
    >
      {children}
    </a>
  )
}
