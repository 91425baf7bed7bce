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
