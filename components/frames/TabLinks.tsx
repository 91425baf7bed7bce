'use client'

import clsx from 'clsx'
import Link from 'next/link'
import { usePathname } from 'next/navigation'

export interface Tab {
  label: string
  href: string
  /** Says which tab is the present one; when no tab says so, the address decides. */
  current?: boolean
}

/** The tab whose address is the longest beginning of the present one. */
function currentTab(tabs: readonly Tab[], pathname: string): Tab | undefined {
  return tabs.find((tab) => tab.current) ?? tabs
    .filter((tab) => pathname === tab.href || pathname.startsWith(`${tab.href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0]
}

/** The tabs of the staff frame. A client component only because a layout does not know the address of its page. */
export function TabLinks({ tabs }: { tabs: readonly Tab[] }) {
  const current = currentTab(tabs, usePathname() ?? '')
  if (tabs.length === 0) return null
  return (
    <nav aria-label="Hoofdmenu" className="max-lg:order-last max-lg:-mx-2 max-lg:w-[calc(100%+1rem)] lg:shrink-0">
      <ul className="flex flex-wrap gap-x-0.5 gap-y-1 sm:gap-x-1 lg:flex-nowrap">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab === current ? 'true' : undefined}
              className={clsx(
                'inline-flex min-h-10 items-center rounded-control px-1.5 text-sm no-underline sm:px-3.5 sm:text-base',
                tab === current
                  ? 'bg-primary-tint font-semibold text-primary-dark forced-colors:border'
                  : 'text-ink hover:bg-neutral-tint hover:text-ink',
              )}
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
