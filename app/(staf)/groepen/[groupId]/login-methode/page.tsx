import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/forms/ActionForm'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { LinkButton } from '@/components/ui/Button'
import { PageHeader } from '@/components/ui/PageHeader'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { isUuid } from '@/lib/core/ids'
import { setLoginMethodAction } from '@/lib/groups/actions'
import { groupOverview } from '@/lib/groups/queries'

export const metadata: Metadata = { title: 'Wijzig login methode groep' }

/** GRP-2: pin code or password picture for the whole group. */
export default async function LoginMethodPage({ params }: { params: Promise<{ groupId: string }> }) {
  const actor = await requirePermission('groups.login-method')
  const { groupId } = await params
  const group = isUuid(groupId) ? await groupOverview(scopeOf(actor), groupId) : null
  if (!group || group.kind !== 'base') notFound()
  const exceptions = group.pupils.filter((pupil) => pupil.method !== group.loginMethod).length
  return (
    <>
      <PageHeader back={<BackLink href={`/groepen/${group.id}`}>{group.name}</BackLink>} title="Wijzig login methode groep" sentence={`Voor alle leerlingen van ${group.name}.`} />
      <Card>
        <ActionForm action={setLoginMethodAction} school={actor.school.id} done="De login methode is gewijzigd.">
          <input type="hidden" name="groupId" value={group.id} />
          <RadioGroup
            legend="Login methode" name="method" defaultValue={group.loginMethod}
            options={[
              { value: 'pin', label: 'Pincode', help: 'Vier cijfers. Voor leerlingen die cijfers kennen.' },
              { value: 'picture', label: 'Wachtwoordplaatje', help: 'Eén geheim plaatje uit twaalf. Voor leerlingen die nog niet lezen.' },
            ]}
          />
          {exceptions > 0 && <p className="text-muted">{exceptions === 1 ? '1 leerling gebruikt' : `${exceptions} leerlingen gebruiken`} nu een andere methode; dat vervalt.</p>}
          <div className="flex flex-wrap gap-3"><SubmitButton>Wijzig</SubmitButton><LinkButton href={`/groepen/${group.id}`} variant="secondary">Annuleren</LinkButton></div>
        </ActionForm>
      </Card>
    </>
  )
}
