import { PageHeader } from '@/components/ui/PageHeader'
import { Badge } from '@/components/ui/Badge'
import type { StateTone } from '@/components/ui/tones'
import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** A page of doors (Beheer, Mijn profiel, helpdesk): title, one sentence, HubCards. */
export function HubPage({ title, sentence, above, below, children }: {
  title: string
  sentence?: ReactNode
  /** An Alert that must be seen first. */
  above?: ReactNode
  /** What the doors lead into: the school, the person. */
  below?: ReactNode
  children: ReactNode
}) {
  return (
    <>
      <PageHeader title={title} sentence={sentence} />
      {above}
      <ul className="grid gap-4 grid-cols-[minmax(0,1fr)] sm:grid-cols-2 lg:grid-cols-3">{children}</ul>
      {below}
    </>
  )
}

/** One door: icon, name, how things stand, and what to do next. The whole card is the link. */
export function HubCard({ icon, name, href, state, tone = 'neutral', next, native = false }: {
  icon: ReactNode
  name: string
  href: string
  /** '3 uitgeverijen aangevinkt', 'wacht op ParnasSys'. */
  state?: string
  tone?: StateTone
  /** What to do next, or what one finds here. */
  next?: ReactNode
  native?: boolean
}) {
  // The link's pseudo-element covers the card, so that the card is one target and the link's text stays its name.
  const cover = 'text-ink no-underline after:absolute after:inset-0 after:rounded-card hover:text-primary-dark focus-visible:shadow-none'
  return (
    <li className="focus-proxy group relative flex min-w-0 gap-4 rounded-card border border-line bg-paper p-5 transition-colors hover:border-primary">
      <span className="flex size-12 shrink-0 items-center justify-center rounded-control bg-primary-tint text-primary-dark [&_svg]:size-6">{icon}</span>
      <div className="flex min-w-0 flex-1 flex-col items-start gap-1.5">
        <h2 className="text-[1.0625rem] leading-6">
          {native ? <a href={href} className={cover}>{name}</a> : <Link href={href} className={cover}>{name}</Link>}
        </h2>
        {state && <Badge tone={tone} className="whitespace-normal">{state}</Badge>}
        {next && <p className="text-[0.9375rem] text-muted">{next}</p>}
      </div>
      <ChevronRight aria-hidden className="mt-0.5 size-5 shrink-0 text-control group-hover:text-primary" />
    </li>
  )
}
