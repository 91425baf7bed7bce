import Link from 'next/link'
import type { ReactNode } from 'react'

export interface FrameLink {
  label: string
  href: string
  /** For addresses outside Next. */
  native?: boolean
}

/** First in the tab order of every page: past the menu, to what one came for. */
export function SkipLink() {
  return (
    <a
      href="#inhoud"
      className="print-hidden sr-only z-50 rounded-control bg-paper font-semibold focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:px-4 focus:py-2"
    >
      Naar de inhoud
    </a>
  )
}

/** The landmark that the skip link leads to. */
export function Main({ children, className }: { children: ReactNode; className?: string }) {
  return <main id="inhoud" tabIndex={-1} className={`outline-none ${className ?? ''}`}>{children}</main>
}

export function PlainLink({ link, className }: { link: FrameLink; className?: string }) {
  return link.native
    ? <a href={link.href} className={className}>{link.label}</a>
    : <Link href={link.href} className={className}>{link.label}</Link>
}

/** What everybody can read without logging in (DAT-5). */
export const EVERYWHERE: readonly FrameLink[] = [
  { label: 'Privacy', href: '/privacy' },
  { label: 'Gebruikersovereenkomst', href: '/gebruikersovereenkomst' },
]

/** Under staff and public pages: the name of the portal and the links that belong everywhere. */
export function SiteFooter({ portalName, links = EVERYWHERE }: { portalName: string; links?: readonly FrameLink[] }) {
  return (
    <footer className="print-hidden mt-auto border-t border-line">
      <div className="mx-auto flex max-w-[70rem] flex-wrap items-center justify-between gap-x-8 gap-y-2 px-4 py-6 text-sm text-muted sm:px-6">
        <p>{portalName}</p>
        {links.length > 0 && (
          <nav aria-label="Over deze site">
            <ul className="flex flex-wrap gap-x-6 gap-y-1">
              {links.map((link) => (
                <li key={link.label}><PlainLink link={link} className="inline-flex min-h-8 items-center text-muted" /></li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </footer>
  )
}
