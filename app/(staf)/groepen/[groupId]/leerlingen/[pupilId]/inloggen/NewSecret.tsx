import Link from 'next/link'
import { ConfirmForm } from '@/components/forms/ConfirmForm'
import { renewPupilSecretAction } from '@/lib/groups/actions'
import type { OverviewPupil } from '@/lib/groups/queries'

const WORDS = {
  pin: { trigger: 'Nieuwe pincode', old: 'De oude pincode werkt dan meteen niet meer.', done: 'Er is een nieuwe pincode. De oude werkt niet meer.' },
  picture: { trigger: 'Nieuw wachtwoordplaatje', old: 'Het oude plaatje werkt dan meteen niet meer.', done: 'Er is een nieuw wachtwoordplaatje. Het oude werkt niet meer.' },
} as const

/** A new pin or password picture for one pupil (GRP-7). */
export function NewSecret({ pupil, school, print }: { pupil: OverviewPupil & { method: 'pin' | 'picture' }; school: string; print: string }) {
  const { trigger, old, done } = WORDS[pupil.method]
  return (
    <ConfirmForm
      action={renewPupilSecretAction} school={school} hidden={{ pupilId: pupil.id, kind: pupil.method }}
      trigger={trigger} title={`${trigger} voor ${pupil.firstName}?`} confirm={trigger}
      done={<>{done} <Link href={print}>Print het kaartje opnieuw</Link>.</>}
    >
      {old} Dit kan niet ongedaan worden gemaakt. Is {pupil.firstName} nu ingelogd, dan kan het kind doorwerken.
    </ConfirmForm>
  )
}
