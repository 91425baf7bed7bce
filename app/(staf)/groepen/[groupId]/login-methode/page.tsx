import type { Metadata } from 'next'
import Link from 'next/link'
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
import { fullName } from '@/lib/core/names'
import { setLoginMethodAction } from '@/lib/groups/actions'
import { groupOverview } from '@/lib/groups/queries'
import { METHODS } from '../methods'
import { BadgesFirst } from './BadgesFirst'

export const metadata: Metadata = { title: 'Wijzig login methode groep' }

/** GRP-2: pin code, password picture or QR badge for the whole group; single pupils may differ. */
export default async function LoginMethodPage({ params }: { params: Promise<{ groupId: string }> }) {
  const actor = await requirePermission('groups.login-method')
  const { groupId } = await params
  const group = isUuid(groupId) ? await groupOverview(scopeOf(actor), groupId) : null
  if (!group || group.kind !== 'base') notFound()
  const own = group.pupils.filter((pupil) => pupil.ownMethod !== null)
  const byBadge = group.loginMethod === 'badge' || own.some((pupil) => pupil.ownMethod === 'badge')
  return (
    <>
      <PageHeader back={<BackLink href={`/groepen/${group.id}`}>{group.name}</BackLink>} title="Wijzig login methode groep" sentence={`Voor alle leerlingen van ${group.name}. Nu: ${METHODS[group.loginMethod].spoken}.`} />
      <Card>
        <ActionForm action={setLoginMethodAction} school={actor.school.id} done={<>De login methode is gewijzigd. <Link href={`/groepen/${group.id}/print`}>Print de kaartjes opnieuw</Link>, zodat ieder kind ziet waarmee het inlogt.</>}>
          <input type="hidden" name="groupId" value={group.id} />
          <RadioGroup legend="Login methode" name="method" defaultValue={group.loginMethod} {...(byBadge ? { help: 'Wie straks niet meer met een QR-badge inlogt: de badge opent dan niets meer.' } : {})} options={Object.entries(METHODS).map(([value, { label, help }]) => ({ value, label, help }))} />
          {own.length > 0 && (
            <RadioGroup
              legend={own.length === 1 ? '1 leerling heeft een eigen methode' : `${own.length} leerlingen hebben een eigen methode`} name="own" defaultValue="keep"
              help={own.map((pupil) => `${fullName(pupil)}: ${METHODS[pupil.ownMethod!].spoken}`).join(', ')}
              options={[
                { value: 'keep', label: 'Laat zo', help: own.length === 1 ? 'Deze leerling blijft inloggen zoals nu.' : 'Deze leerlingen blijven inloggen zoals nu.' },
                { value: 'overwrite', label: 'Wijzig ook', help: own.length === 1 ? 'De eigen methode vervalt.' : `De eigen methode van ${own.length} leerlingen vervalt.` },
              ]}
            />
          )}
          <div className="flex flex-wrap gap-3"><SubmitButton>Wijzig</SubmitButton><LinkButton href={`/groepen/${group.id}`} variant="secondary">Annuleren</LinkButton></div>
        </ActionForm>
      </Card>
      {group.pupils.length > 0 && <BadgesFirst group={group} school={actor.school.id} />}
    </>
  )
}
