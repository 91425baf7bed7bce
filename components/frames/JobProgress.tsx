import { Alert } from '@/components/ui/Alert'
import { Card } from '@/components/ui/Card'
import { Progress } from '@/components/ui/Progress'
import type { ReactNode } from 'react'

export type JobState = 'waiting' | 'running' | 'done' | 'failed'

export interface JobProgressProps {
  title: string
  state: JobState
  /** What it is doing now: 'Leerlingen vergelijken'. */
  step?: string
  done?: number
  total?: number
  unit?: string
  /** What came of it, or why it stopped and who can mend that. */
  outcome?: ReactNode
  /** A link or button at the end: to the report, or to try again. */
  action?: ReactNode
  /** The report, once there is one. */
  children?: ReactNode
}

const STEPS: Record<JobState, string> = { waiting: 'Staat klaar om te beginnen', running: 'Bezig', done: 'Klaar', failed: 'Gestopt' }

/**
 * Long work (an import, a fetch): how far it is, in numbers; that one may leave and come back; and in
 * the end a report. The page that holds it refreshes it; changes are told politely to screen readers.
 */
export function JobProgress({ title, state, step, done, total, unit, outcome, action, children }: JobProgressProps) {
  const open = state === 'waiting' || state === 'running'
  // Only running work of unknown size shows the bar that goes on and on.
  const numbers = state === 'running'
    ? { done, total }
    : { done: state === 'done' ? (total ?? 1) : state === 'failed' ? (done ?? 0) : 0, total: total ?? 1 }
  return (
    <Card title={title}>
      <div className="flex flex-col gap-4">
        <Progress
          label={step ?? STEPS[state]}
          {...numbers}
          unit={total === undefined ? undefined : (unit ?? '')}
          tone={state === 'done' ? 'success' : state === 'failed' ? 'danger' : 'primary'}
        />
        <div role="status">
          <span className="sr-only">{STEPS[state]}</span>
          {open && <p className="text-muted">U kunt deze pagina verlaten en later terugkomen: het werk gaat door.</p>}
          {state === 'done' && outcome && <Alert tone="success" action={action}>{outcome}</Alert>}
          {state === 'failed' && <Alert tone="danger" title="Het werk is gestopt" action={action}>{outcome}</Alert>}
        </div>
        {children}
      </div>
    </Card>
  )
}
