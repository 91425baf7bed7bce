'use client'

import { ActionForm } from '@/components/forms/ActionForm'
import { Card } from '@/components/ui/Card'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { makeRecoveryCodesAction } from '@/lib/login-security/actions'
import { KeepCodes } from './KeepCodes'

/** Ten codes for on paper, shown once. */
export function RecoveryCard({ left }: { left: number }) {
  return (
    <Card title="Herstelcodes" sentence="Tien codes voor als u uw telefoon of passkey kwijt bent. Druk ze af en bewaar ze op een veilige plek. Elke code werkt één keer.">
      <ActionForm action={makeRecoveryCodesAction} instead={({ codes }) => <KeepCodes codes={codes} done="codes" what="Deze nieuwe codes gelden vanaf nu." />}>
        <p>{left === 0 ? 'U hebt nu geen herstelcodes.' : `U hebt nog ${left} ${left === 1 ? 'herstelcode' : 'herstelcodes'}. Maakt u nieuwe, dan werken de oude niet meer.`}</p>
        <div><SubmitButton variant="secondary">{left === 0 ? 'Maak herstelcodes' : 'Maak nieuwe herstelcodes'}</SubmitButton></div>
      </ActionForm>
    </Card>
  )
}
