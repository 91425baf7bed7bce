import { LinkButton } from '@/components/ui/Button'
import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

export interface RefusalPageProps {
  /** What happened, as the h1: 'U kunt deze software nu niet openen'. */
  what: string
  /** Why, in one or two sentences. */
  why: ReactNode
  /** Who can mend it, and how to reach them. Parents are always sent to the school. */
  who?: ReactNode
  /** The one way on. */
  next: { label: string; href: string; native?: boolean }
  /** For the helpdesk; the log has it too. */
  reference?: string
  icon?: ReactNode
  children?: ReactNode
}

/** Every error and refusal, inside a frame: what happened, why, who can mend it, one way on. For children use KindMessage. */
export function RefusalPage({ what, why, who, next, reference, icon, children }: RefusalPageProps) {
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-6 rounded-card border border-line bg-paper p-6 sm:p-10">
      <span className="flex size-14 items-center justify-center rounded-full bg-warn-tint text-warn [&_svg]:size-7">
        {icon ?? <TriangleAlert aria-hidden />}
      </span>
      <div className="flex flex-col gap-2">
        <h1>{what}</h1>
        <div className="text-lg text-muted">{why}</div>
      </div>
      {who && (
        <div className="rounded-control bg-ground p-4">
          <h2 className="text-base">Wie kan dit oplossen?</h2>
          <div className="mt-1">{who}</div>
        </div>
      )}
      {children}
      <div className="flex flex-wrap items-center justify-between gap-4">
        <LinkButton href={next.href} native={next.native}>{next.label}</LinkButton>
        {reference && <p className="text-sm text-muted">Referentienummer: <strong className="font-mono text-ink select-all">{reference}</strong></p>}
      </div>
    </div>
  )
}
