import { Circle, CircleCheck } from 'lucide-react'
import Link from 'next/link'
import { ActionForm } from '@/components/forms/ActionForm'
import { Card } from '@/components/ui/Card'
import { Progress } from '@/components/ui/Progress'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { hideFirstStepsAction } from '@/lib/first-steps/actions'
import type { Step } from '@/lib/first-steps/rules'

/** ACC-3, seeds 001: what a school that is being set up still has to do. Each step ticks itself off. */
export function FirstSteps({ school, steps, ready }: { school: string; steps: readonly Step[]; ready: boolean }) {
  const needed = steps.filter(({ optional }) => !optional)
  const next = steps.find(({ done, optional }) => !done && !optional)
  return (
    <Card title="Dit moet nog gebeuren" sentence={ready ? 'Uw school is ingericht. Wat hier nog openstaat, hoeft alleen als u het gebruikt.' : 'De stappen in volgorde. Een stap wordt vanzelf afgevinkt zodra hij klaar is.'}>
      <div className="flex flex-col gap-4">
        <Progress label="Stappen klaar" done={needed.filter(({ done }) => done).length} total={needed.length} unit="stappen" tone={ready ? 'success' : 'primary'} />
        <ol className="flex flex-col divide-y divide-line">
          {steps.map((step) => (
            <li key={step.id} className="flex items-start gap-3 py-2.5">
              {step.done ? <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-success" /> : <Circle aria-hidden className="mt-0.5 size-5 shrink-0 text-control" />}
              <div className="flex min-w-0 flex-1 flex-wrap items-start gap-x-3 sm:flex-nowrap">
                <div className="min-w-0 flex-auto max-sm:basis-full">
                  <p className={step === next ? 'font-semibold' : undefined}>
                    {step.name}
                    {step.done ? <span className="text-success"> (klaar)</span> : step.optional && <span className="text-muted"> (niet verplicht)</span>}
                  </p>
                  {!step.done && <p className="text-sm text-muted">{step.help}</p>}
                  {step.waits && <p className="text-sm font-semibold text-primary-dark">{step.waits}</p>}
                </div>
                {!step.done && <Link href={step.href} className="inline-flex min-h-8 shrink-0 items-center font-semibold">{step.link}</Link>}
              </div>
            </li>
          ))}
        </ol>
        {ready && (
          <ActionForm action={hideFirstStepsAction} school={school} className="contents">
            <div><SubmitButton variant="secondary">Berg deze lijst op</SubmitButton></div>
          </ActionForm>
        )}
      </div>
    </Card>
  )
}
