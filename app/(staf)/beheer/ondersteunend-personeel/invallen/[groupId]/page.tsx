import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BackLink } from '@/components/ui/Breadcrumb'
import { PageHeader } from '@/components/ui/PageHeader'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { isUuid } from '@/lib/core/ids'
import { substituteGroup } from '@/lib/substitutes/queries'
import { ActivateForm, Running } from './forms'

export const metadata: Metadata = { title: 'Invalkracht' }

/** SUB-1: 'Activeer' for a group; SUB-2: while somebody stands in, who and until when, with 'Nu beëindigen'. */
export default async function SubstitutePage({ params }: { params: Promise<{ groupId: string }> }) {
  const actor = await requirePermission('substitutes.set')
  const { groupId } = await params
  const group = isUuid(groupId) ? await substituteGroup(scopeOf(actor), groupId) : null
  if (!group) notFound()
  return (
    <>
      <PageHeader
        back={<BackLink href="/beheer/ondersteunend-personeel">Ondersteunend Personeel/Invalkracht</BackLink>}
        title={`Invalkracht voor ${group.name}`}
        sentence={group.running ? 'Deze invalkracht heeft nu toegang.' : 'De invalkracht krijgt meteen een e-mail, en toegang tot het groepsoverzicht en de software van deze groep. Aan het einde van de laatste dag vervalt die toegang vanzelf.'}
      />
      {group.running ? <Running school={actor.school.id} running={group.running} group={group.name} /> : <ActivateForm school={actor.school.id} groupId={group.id} />}
    </>
  )
}
