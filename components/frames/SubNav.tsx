'use client'

import clsx from 'clsx'
import Link from 'next/link'
import { usePathname } from 'next/navigation'

/** The pages of one tab, above each of them. The present one is the longest beginning of the address; `exact` for the tab's own page; `also`: addresses elsewhere that belong to it; `rare`: shown only while one is there. */
export function SubNav({ label, links }: { label: string; links: readonly { label: string; href: string; exact?: boolean; also?: readonly string[]; rare?: boolean }[] }) {
  const pathname = usePathname() ?? ''
  return (
    <nav aria-label={label} className="print-hidden border-b border-line">
      <ul className="-mb-px flex flex-wrap gap-x-1">
        {links.map(({ label: word, href, exact, also = [], rare }) => {
          const here = [href, ...also].some((begin) => pathname === begin || (!exact && pathname.startsWith(`${begin}/`)))
          if (rare && !here) return null
          return (
            <li key={href}>
              <Link href={href} aria-current={here ? 'page' : undefined} className={clsx('inline-flex min-h-10 items-center border-b-2 px-2.5 text-sm no-underline', here ? 'border-primary font-semibold text-primary-dark' : 'border-transparent text-ink hover:border-control hover:text-ink')}>
                {word}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
