import { BackLink } from '@/components/ui/Breadcrumb'
import type { ReactNode } from 'react'
import { SkipLink } from './parts'
import { PrintButton } from './PrintButton'

/** What goes on paper: cards and reports on A4, without navigation. On the screen the sheet lies on the ground, with the print button above it. */
export function PaperFrame({ title, titleOnPaper = true, sentence, backHref, backLabel, tips, children }: {
  title: string
  /** False where sheets are laid out to the millimetre and say themselves what they are. */
  titleOnPaper?: boolean
  sentence?: ReactNode
  backHref: string
  backLabel?: string
  /** On the screen only: how many sheets, what to mind. */
  tips?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="min-h-dvh px-4 py-6 sm:px-6 print:min-h-0 print:p-0">
      <SkipLink />
      <header className="print-hidden mx-auto mb-6 flex max-w-[210mm] flex-wrap items-center justify-between gap-3">
        <BackLink href={backHref}>{backLabel ?? 'Terug'}</BackLink>
        <PrintButton />
        {tips && <div className="w-full text-muted">{tips}</div>}
      </header>
      <main id="inhoud" tabIndex={-1} className="outline-none mx-auto max-w-[210mm] rounded-card border border-line bg-paper p-6 sm:p-[14mm] print:max-w-none print:rounded-none print:border-0 print:p-0">
        <div className={titleOnPaper ? 'mb-6' : 'print-hidden mb-6'}>
          <h1>{title}</h1>
          {sentence && <p className="text-muted print:text-black">{sentence}</p>}
        </div>
        {children}
      </main>
    </div>
  )
}

/** Cards beside each other on the sheet; give `columns` 1 for wide ones. */
export function PaperCards({ columns = 2, children }: { columns?: 1 | 2 | 3; children: ReactNode }) {
  const look = { 1: 'grid-cols-1', 2: 'sm:grid-cols-2 print:grid-cols-2', 3: 'sm:grid-cols-3 print:grid-cols-3' }[columns]
  return <ul className={`grid gap-4 ${look}`}>{children}</ul>
}

/** One card to cut out: never broken over two sheets. */
export function PaperCard({ children }: { children: ReactNode }) {
  return <li className="print-whole flex items-center gap-4 rounded-card border border-dashed border-control p-4">{children}</li>
}
