import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/forms/ActionForm'
import { BackLink } from '@/components/ui/Breadcrumb'
import { LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { isUuid } from '@/lib/core/ids'
import { fullName } from '@/lib/core/names'
import { setPupilMethodAction } from '@/lib/groups/actions'
import { groupOverview } from '@/lib/groups/queries'
import { METHODS } from '../../../methods'
import { Secret } from '../../../Pupils'
import { METHOD_HELP } from '../Secret'
import { BadgeLost } from './BadgeLost'
import { LoginCode } from './LoginCode'
import { NewSecret } from './NewSecret'

export const metadata: Metadata = { title: 'Inloggen herstellen' }

/** GRP-7: one pupil's login mended at once. */
export default async function MendLoginPage({ params }: { params: Promise<{ groupId: string; pupilId: string }> }) {
  const actor = await requirePermission('groups.credentials')
  const { groupId, pupilId } = await params
  const group = isUuid(groupId) ? await groupOverview(scopeOf(actor), groupId) : null
  const pupil = group?.pupils.find((each) => each.id === pupilId)
  if (!group || !pupil) notFound()
  const [school, print] = [actor.school.id, `/groepen/${group.id}/print?leerling=${pupil.id}`]
  return (
    <>
      <PageHeader
        back={<BackLink href={`/groepen/${group.id}`}>{group.name}</BackLink>}
        title={`Inloggen herstellen: ${fullName(pupil)}`}
        sentence={`${pupil.firstName} logt in met: ${METHODS[pupil.method].spoken}.`}
        actions={<LinkButton href={print} variant="secondary">Print kaartje</LinkButton>}
      />
      {pupil.method === 'badge'
        ? <Card title="Badge vergeten" sentence="Geef het kind een code voor één keer. Die werkt tot het eind van vandaag, in plaats van de badge. Een nieuwe code vervangt de vorige."><LoginCode school={school} pupilId={pupil.id} firstName={pupil.firstName} /></Card>
        : <Card title={METHODS[pupil.method].label} actions={<span className="text-xl"><Secret pupil={pupil} /></span>}><NewSecret pupil={{ ...pupil, method: pupil.method }} school={school} print={print} /></Card>}
      <BadgeLost pupil={pupil} school={school} print={print} />
      <Card title="Anders inloggen dan de groep" sentence="Voor een leerling die met de methode van de groep niet uit de voeten kan.">
        <ActionForm action={setPupilMethodAction} school={school} done="De login methode van deze leerling is gewijzigd. Print het kaartje opnieuw.">
          <input type="hidden" name="pupilId" value={pupil.id} />
          <RadioGroup
            legend="Login methode" name="method" defaultValue={pupil.ownMethod ?? 'group'} help={METHOD_HELP}
            options={[{ value: 'group', label: 'Zoals de groep' }, ...Object.entries(METHODS).map(([value, { label }]) => ({ value, label }))]}
          />
          <div><SubmitButton>Wijzig</SubmitButton></div>
        </ActionForm>
      </Card>
    </>
  )
}
