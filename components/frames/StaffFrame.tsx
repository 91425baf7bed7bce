import { Brand } from '@/components/ui/Mark'
import { Menu } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Main, PlainLink, SiteFooter, SkipLink, type FrameLink } from './parts'
import { TabLinks, type Tab } from './TabLinks'

/** A server action, or the address of a native handler that takes a POST. */
export type SignOut = string | ((form: FormData) => void | Promise<void>)

export interface StaffFrameProps {
  portalName: string
  /** 'Beheer', 'Groepen', 'Leerkrachten', 'Lesmateriaal': those that this person has. */
  tabs: readonly Tab[]
  /** Where the mark leads. */
  homeHref?: string
  school?: {
    name: string
    /** Given when the person works at several schools (ACC-5). */
    switchHref?: string
  }
  profileHref?: string
  faqHref?: string
  /** Given when someone is signed in; otherwise the frame offers 'Inloggen'. */
  signOut?: SignOut
  signInHref?: string
  /** Notice components of the helpdesk (AUT-8), or the bar of 'see as'. */
  notices?: ReactNode
  footerLinks?: readonly FrameLink[]
  children: ReactNode
}

const ITEM = 'inline-flex min-h-8 items-center text-muted no-underline hover:text-ink hover:underline'

function AccountItems({ school, profileHref, faqHref, signOut, signInHref }: StaffFrameProps) {
  return (
    <>
      {school && (
        <li className="flex flex-wrap items-center gap-x-2 text-ink lg:w-full lg:justify-end">
          <span className="font-semibold"><span className="sr-only">School: </span>{school.name}</span>
          {school.switchHref && <Link href={school.switchHref} className="inline-flex min-h-8 items-center">andere school</Link>}
        </li>
      )}
      {signOut && profileHref && <li><Link href={profileHref} className={ITEM}>Mijn profiel</Link></li>}
      {faqHref && <li><Link href={faqHref} className={ITEM}>Vraag &amp; antwoord</Link></li>}
      <li>
        {signOut ? (
          <form action={signOut} method={typeof signOut === 'string' ? 'post' : undefined}>
            <button type="submit" className={ITEM}>Uitloggen</button>
          </form>
        ) : signInHref && <PlainLink link={{ label: 'Inloggen', href: signInHref }} className={`${ITEM} font-semibold text-primary-dark`} />}
      </li>
    </>
  )
}

/**
 * The frame of all staff pages (NAV-1): mark and tabs left, school and account right, below 1024
 * pixels behind a native 'Menu' that needs no JavaScript. The helpdesk uses it with its own tabs.
 */
export function StaffFrame(given: StaffFrameProps) {
  const props: StaffFrameProps = {
    homeHref: '/', profileHref: '/mijn-profiel', faqHref: '/vraag-en-antwoord', signInHref: '/login/leerkracht', ...given,
  }
  const { portalName, tabs, homeHref = '/', notices, footerLinks, children } = props
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="print-hidden border-b border-line bg-paper">
        <div className="mx-auto flex max-w-[70rem] flex-wrap items-center gap-x-8 gap-y-2 px-4 py-2.5 sm:px-6 lg:min-h-16 lg:flex-nowrap">
          <Link href={homeHref} className="inline-flex shrink-0 rounded-control no-underline"><Brand portalName={portalName} /></Link>
          <TabLinks tabs={tabs} />
          <ul className="ml-auto hidden flex-wrap items-center justify-end gap-x-5 text-sm lg:flex">
            <AccountItems {...props} />
          </ul>
          <details className="group relative ml-auto lg:hidden">
            <summary className="flex min-h-11 list-none items-center gap-2 rounded-control border border-control px-3 font-semibold text-primary-dark [&::-webkit-details-marker]:hidden">
              <Menu aria-hidden className="size-5" />Menu
            </summary>
            <ul className="absolute right-0 z-40 mt-2 flex w-64 flex-col gap-2 rounded-card border border-line bg-paper p-4 shadow-lift">
              <AccountItems {...props} />
            </ul>
          </details>
        </div>
      </header>
      {notices && <aside aria-label="Mededelingen" className="print-hidden">{notices}</aside>}
      <Main className="mx-auto flex w-full max-w-[70rem] flex-col gap-6 px-4 py-8 sm:px-6">{children}</Main>
      <SiteFooter portalName={portalName} links={footerLinks} />
    </div>
  )
}
