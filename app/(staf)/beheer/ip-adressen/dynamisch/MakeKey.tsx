'use client'

import { Download } from 'lucide-react'
import { useFormAction } from '@/components/forms/useFormAction'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { ErrorSummary } from '@/components/ui/ErrorSummary'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionState } from '@/lib/access/action-state'

type Answer = ActionState<{ key: string; schoolId: string }>

/**
 * Makes the school's key and offers the scripts with it, this once: the portal keeps only the key's hash. A plain form
 * takes the key along to the download. A key made before a change of school is not shown at the other one; no React key
 * for that, for without JavaScript a refusal of another school's form would then find no place to be told.
 */
export function MakeKey({ school, replaces, action }: { school: string; replaces: boolean; action: (previous: Answer | null, form: FormData) => Promise<Answer> }) {
  const [answer, make] = useFormAction(action)
  return (
    <div className="flex flex-col gap-5">
      {answer && !answer.ok && <ErrorSummary errors={[{ message: answer.message }]} title="Dat is niet gelukt" />}
      {answer?.ok && answer.data.schoolId === school ? (
        <Alert tone="success" live="polite" title="De sleutel is gemaakt">
          <p>Download het script voor de computer die op school aan blijft. De sleutel staat erin; het portaal toont hem niet nog een keer.</p>
          <form action="/beheer/ip-adressen/dynamisch/script" method="post" className="mt-3 flex flex-wrap gap-3">
            <input type="hidden" name="school" value={school} />
            <input type="hidden" name="key" value={answer.data.key} />
            <Button type="submit" name="kind" value="windows" icon={<Download aria-hidden />}>Script voor Windows</Button>
            <Button type="submit" name="kind" value="unix" variant="secondary" icon={<Download aria-hidden />}>Script voor macOS en Linux</Button>
          </form>
        </Alert>
      ) : (
        <form action={make} className="flex flex-col gap-4">
          <input type="hidden" name="school" value={school} />
          {replaces && <p className="max-w-prose text-muted">Een nieuwe sleutel vervangt de oude: een script dat u eerder installeerde, werkt dan niet meer.</p>}
          <div><SubmitButton variant={replaces ? 'secondary' : 'primary'}>{replaces ? 'Nieuwe sleutel maken' : 'Sleutel maken'}</SubmitButton></div>
        </form>
      )}
    </div>
  )
}
