'use client'

import { ActionForm } from '@/components/forms/ActionForm'
import { PrintButton } from '@/components/frames/PrintButton'
import { Card } from '@/components/ui/Card'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { makeRecoveryCodesAction } from '@/lib/login-security/actions'

/** Ten codes for on paper, shown once. */
export function RecoveryCard({ left }: { left: number }) {
  return (
    <Card title="Herstelcodes" sentence="Tien codes voor als u uw telefoon of passkey kwijt bent. Druk ze af en bewaar ze op een veilige plek. Elke code werkt één keer.">
      <ActionForm action={makeRecoveryCodesAction} done={({ codes }) => <Codes codes={codes} />}>
        <p>{left === 0 ? 'U hebt nu geen herstelcodes.' : `U hebt nog ${left} ${left === 1 ? 'herstelcode' : 'herstelcodes'}. Maakt u nieuwe, dan werken de oude niet meer.`}</p>
        <div><SubmitButton variant="secondary">{left === 0 ? 'Maak herstelcodes' : 'Maak nieuwe herstelcodes'}</SubmitButton></div>
      </ActionForm>
    </Card>
  )
}

function Codes({ codes }: { codes: readonly string[] }) {
  return (
    <div className="flex flex-col gap-3">
      <p className="font-semibold">Dit zijn uw herstelcodes. U ziet ze alleen nu.</p>
      <ul aria-label="Herstelcodes" className="grid w-fit grid-cols-2 gap-x-8 gap-y-1 font-mono text-lg">{codes.map((code) => <li key={code}>{code}</li>)}</ul>
      <div className="print-hidden"><PrintButton /></div>
    </div>
  )
}
