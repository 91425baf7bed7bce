import type { ReactNode } from 'react'

/** The number by which the helpdesk finds in the log what went wrong; nothing for what an address claims and is none. */
export function ReferenceNumber({ number, children }: { number: string | undefined; children: ReactNode }) {
  return number && /^[0-9a-f]{8}$/.test(number) ? <>{children} <strong className="font-mono text-ink">{number}</strong></> : null
}
