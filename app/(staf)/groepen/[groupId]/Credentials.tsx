import Link from 'next/link'
import { ActionForm } from '@/components/forms/ActionForm'
import { ConfirmForm } from '@/components/forms/ConfirmForm'
import { Card } from '@/components/ui/Card'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { issueClassBadgesAction, renewGroupSecretsAction } from '@/lib/groups/actions'
import type { GroupOverview } from '@/lib/groups/queries'

const KINDS = [
  { kind: 'pin', trigger: 'Nieuwe pincodes', one: 'een nieuwe pincode', old: 'De oude pincode werkt' },
  { kind: 'picture', trigger: 'Nieuwe wachtwoordplaatjes', one: 'een nieuw wachtwoordplaatje', old: 'Het oude plaatje werkt' },
] as const

/** New pins, pictures and badges for the whole group (GRP-7): what the group uses is offered. */
export function Credentials({ group, school }: { group: GroupOverview; school: string }) {
  const print = `/groepen/${group.id}/print`
  const using = (method: string) => group.pupils.filter((pupil) => pupil.method === method)
  const without = using('badge').filter((pupil) => !pupil.hasBadge).length
  return (
    <Card title="Inloggegevens van de hele groep" sentence="Eén leerling helpt u met ‘inloggen herstellen’ in de tabel.">
      <div className="flex flex-wrap gap-3">
        {KINDS.filter(({ kind }) => using(kind).length > 0).map(({ kind, trigger, one, old }) => (
          <ConfirmForm
            key={kind} action={renewGroupSecretsAction} school={school} hidden={{ groupId: group.id, kind }}
            trigger={trigger} title={`${trigger} voor ${group.name}?`} confirm={trigger}
            done={<>De leerlingen hebben {one}. <Link href={print}>Print de kaartjes opnieuw</Link>: de oude kloppen niet meer.</>}
          >
            {using(kind).length === 1 ? '1 leerling krijgt' : `${using(kind).length} leerlingen krijgen`} {one}. {old} dan meteen niet meer, en dit kan niet ongedaan worden gemaakt. Wie nu is ingelogd, kan doorwerken.
          </ConfirmForm>
        ))}
        {without > 0 && (
          <ActionForm action={issueClassBadgesAction} school={school} className="flex flex-col gap-3">
            <input type="hidden" name="groupId" value={group.id} />
            <p>{without === 1 ? '1 leerling heeft' : `${without} leerlingen hebben`} nog geen badge en {without === 1 ? 'kan' : 'kunnen'} zo niet inloggen.</p>
            <div><SubmitButton>Maak badges</SubmitButton></div>
          </ActionForm>
        )}
        {using('badge').length > 0 && without === 0 && <p>{using('badge').length === group.pupils.length ? 'Iedere leerling heeft' : 'Wie met een badge inlogt, heeft'} er een. <Link href={print}>Print opnieuw</Link> wanneer een leerling zijn badge kwijt is; maak de oude badge dan eerst ongeldig.</p>}
      </div>
    </Card>
  )
}
