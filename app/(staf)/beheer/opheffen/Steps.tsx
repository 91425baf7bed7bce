import { LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import type { ClosingStep } from '@/lib/procedures/closing-rules'

/** The steps before a closing, each with the page where it is done, and what comes after. */
export function Steps({ steps }: { steps: readonly ClosingStep[] }) {
  return (
    <Card title="Eerst">
      <ol className="flex list-decimal flex-col gap-4 pl-5">
        {steps.map(({ what, done, words, href, label }) => (
          <li key={what} data-done={done}>
            <p><strong>{what}</strong> <span className={done ? 'text-sm text-success' : 'text-sm text-danger'}>({done ? 'gedaan' : 'nog te doen'})</span></p>
            <p>{words}</p>
            {!done && <div className="mt-2"><LinkButton href={href} variant="secondary" size="small">{label}</LinkButton></div>}
          </li>
        ))}
      </ol>
      {steps.some(({ done }) => !done) && <p className="mt-4 text-muted">Is dit gedaan, dan vraagt u op deze pagina de helpdesk om het account te sluiten.</p>}
    </Card>
  )
}
