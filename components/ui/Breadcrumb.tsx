import { ArrowLeft, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

export interface Crumb {
  label: string
  /** Left out for the present page. */
  href?: string
}

/** Where this page stands, for pages two steps and more below a tab. */
export function Breadcrumb({ items }: { items: readonly Crumb[] }) {
  return (
    <nav aria-label="Kruimelpad" className="print-hidden">
      <ol className="flex flex-wrap items-center gap-x-1 text-sm text-muted">
        {items.map((item, at) => (
          <li key={item.label} className="flex items-center gap-1">
            {at > 0 && <ChevronRight aria-hidden className="size-4" />}
            {item.href
              ? <Link href={item.href} className="inline-flex min-h-8 items-center">{item.label}</Link>
              : <span aria-current="page">{item.label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** One step back, for pages directly below a tab. */
export function BackLink({ href, children = 'Terug' }: { href: string; children?: ReactNode }) {
  return (
    <Link href={href} className="print-hidden inline-flex min-h-8 items-center gap-1.5 text-sm">
      <ArrowLeft aria-hidden className="size-4" />{children}
    </Link>
  )
}
