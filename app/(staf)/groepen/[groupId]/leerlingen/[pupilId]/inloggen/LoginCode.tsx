'use client'

import { useFormAction } from '@/components/forms/useFormAction'
import { Alert } from '@/components/ui/Alert'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { giveLoginCodeAction } from '@/lib/groups/actions'

/** Gives a code for one time and shows it, this once (GRP-7). */
export function LoginCode({ school, pupilId, firstName }: { school: string; pupilId: string; firstName: string }) {
  const [answer, submit] = useFormAction(giveLoginCodeAction)
  return (
    <form action={submit} className="flex flex-col gap-4">
      <input type="hidden" name="school" value={school} />
      <input type="hidden" name="pupilId" value={pupilId} />
      {answer?.ok && (
        <Alert tone="success" live="polite" title={`Code voor ${firstName}, voor één keer, vandaag`}>
          <p className="font-mono text-title tracking-[0.3em]">{answer.data.code}</p>
          <p>U ziet deze code alleen nu.</p>
        </Alert>
      )}
      {answer && !answer.ok && <Alert tone="danger" live="assertive">{answer.message}</Alert>}
      <div><SubmitButton>Geef een code voor één keer</SubmitButton></div>
    </form>
  )
}
