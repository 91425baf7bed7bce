import type { ReactNode } from 'react'

/** Paragraphs of plain text in pieces; a piece with `href` is a link. */
export function PlainText({ paragraphs }: { paragraphs: readonly (readonly { text: string; href?: string }[])[] }) {
  return paragraphs.map((parts, at) => (
    <p key={at} className="whitespace-pre-line [overflow-wrap:anywhere]">
      {parts.map(({ text, href }, nth): ReactNode => (href ? <a key={nth} href={href} rel="noopener noreferrer">{text}</a> : text))}
    </p>
  ))
}
