'use client'

import { Alert } from '@/components/ui/Alert'
import { Checkbox } from '@/components/ui/Checkbox'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { RecoveryCodes } from './RecoveryCodes'

/** AUT-7: the last part of setting up the first factor. One goes on by saying that the codes are kept. */
export function KeepCodes({ codes, done, what }: { codes: readonly string[]; done: 'app' | 'passkey'; what: string }) {
  return (
    <div className="flex flex-col gap-5">
      <Alert tone="warn" live="polite" title="Bewaar nu uw herstelcodes">{what} Raakt u hem kwijt, dan komt u er alleen in met een van deze codes. Elke code werkt één keer. Druk ze af of sla ze op, en bewaar ze op een veilige plek.</Alert>
      <RecoveryCodes codes={codes} />
      <form action="/mijn-profiel/inloggen" className="print-hidden flex flex-col items-start gap-4">
        <input type="hidden" name="gedaan" value={done} />
        <Checkbox name="bewaard" label="Ik heb de codes bewaard" required />
        <SubmitButton>Verder</SubmitButton>
      </form>
    </div>
  )
}
