'use client'

import { useFormAction } from '@/components/forms/useFormAction'
import { useLastDeed } from '@/components/forms/useLastDeed'
import { Alert } from '@/components/ui/Alert'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionState } from '@/lib/access/action-state'
import type { TestResult } from '@/lib/las/test-link'

/** 'Test de verbinding' (LAS-1): what the LAS said, in words, and how many people it told of. */
export function TestLink({ school, action }: { school: string; action: (previous: ActionState<TestResult> | null, form: FormData) => Promise<ActionState<TestResult>> }) {
  const [answer, submit] = useFormAction(action)
  const { isLast, onSubmit } = useLastDeed()
  return (
    <form action={submit} onSubmit={onSubmit} className="flex flex-col gap-4">
      <input type="hidden" name="school" value={school} />
      <div><SubmitButton variant="secondary" pendingText="Bezig met vragen…">Test de verbinding</SubmitButton></div>
      {answer && !answer.ok && isLast && <Alert tone="danger" live="assertive" title="Dat is niet gelukt">{answer.message}</Alert>}
      {answer?.ok && isLast && (
        <Alert tone={answer.data.good ? 'success' : 'warn'} live="polite" title={answer.data.words}>
          {answer.data.counted && (
            <p>Gevonden: {answer.data.counted.groups} groepen, {answer.data.counted.pupils} leerlingen en {answer.data.counted.staff} medewerkers{answer.data.counted.leftOut > 0 && `; ${answer.data.counted.leftOut} medewerkers komen niet mee`}.</p>
          )}
          <p>{answer.data.remedy}</p>
        </Alert>
      )}
    </form>
  )
}
