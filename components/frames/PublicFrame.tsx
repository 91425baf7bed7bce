import { Brand } from '@/components/ui/Mark'
import clsx from 'clsx'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Main, SiteFooter, SkipLink, type FrameLink } from './parts'

/** Top right when signed out (NAV-1); `login` where the way on after it is known. */
export const linksBeforeLogin = (login = '/login/leerkracht'): readonly FrameLink[] => [{ label: 'Vraag & antwoord', href: '/vraag-en-antwoord' }, { label: 'Inloggen', href: login }]

/** Pages before login: one white sheet in the middle with one thing to do. `wide` for the request forms and 'Actueel'. */
export function PublicFrame({ portalName, homeHref = '/', links = linksBeforeLogin(), footerLinks, notices, title, sentence, wide = false, below, children }: {
  portalName: string
  homeHref?: string
  /** Right in the header, such as 'Vraag & antwoord'. */
  links?: readonly FrameLink[]
  footerLinks?: readonly FrameLink[]
  notices?: ReactNode
  /** The h1 of the page. */
  title: ReactNode
  sentence?: ReactNode
  wide?: boolean
  /** Under the sheet: the way to another login page. */
  below?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="print-hidden border-b border-line bg-paper">
        <div className="mx-auto flex min-h-16 max-w-[70rem] flex-wrap items-center justify-between gap-x-8 gap-y-1 px-4 py-2.5 sm:px-6">
          <Link href={homeHref} className="inline-flex rounded-control no-underline"><Brand portalName={portalName} /></Link>
          {links.length > 0 && (
            <nav aria-label="Hoofdmenu">
              <ul className="flex flex-wrap gap-x-5 text-sm">
                {links.map((link) => (
                  <li key={link.label}><Link href={link.href} className="inline-flex min-h-8 items-center text-muted no-underline hover:text-ink hover:underline">{link.label}</Link></li>
                ))}
              </ul>
            </nav>
          )}
        </div>
      </header>
      {notices && <aside aria-label="Mededelingen">{notices}</aside>}
      <Main className={clsx('mx-auto w-full px-4 py-8 sm:px-6 sm:py-14', wide ? 'max-w-3xl' : 'max-w-lg')}>
        <div className="flex flex-col gap-6 rounded-card border border-line bg-paper p-5 sm:p-8">
          <div className="flex flex-col gap-1.5">
            <h1>{title}</h1>
            {sentence && <p className="text-muted">{sentence}</p>}
          </div>
          {children}
        </div>
        {below && <div className="mt-6 text-center text-muted">{below}</div>}
      </Main>
      <SiteFooter portalName={portalName} links={footerLinks} />
    </div>
  )
}
