import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/forms/ActionForm'
import { FormPictureChoice } from '@/components/forms/choices'
import { BackLink } from '@/components/ui/Breadcrumb'
import { LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { Picture } from '@/components/ui/Picture'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { CellLink } from '@/components/ui/Table'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { may } from '@/lib/access/permissions'
import { isUuid } from '@/lib/core/ids'
import { changePupilAction } from '@/lib/groups/actions'
import { pupilToChange } from '@/lib/groups/pupil-queries'
import { resendLinkAction } from '@/lib/home-login/staff-actions'
import { addressesOfPupils } from '@/lib/home-login/staff-queries'
import { tickedSuppliers } from '@/lib/network-suppliers/queries'
import { pupilPicture } from '@/lib/pictures/catalogue'
import { env } from '@/lib/platform/env'
import { HomeLogin, resendForm } from './HomeLogin'
import { OwnMethod, Secret } from './Secret'

export const metadata: Metadata = { title: 'Leerling wijzigen' }

/** GRP-4: 'wijzigen' of one pupil: pin or password picture, pupil picture, login method, home addresses. */
export default async function PupilPage({ params }: { params: Promise<{ groupId: string; pupilId: string }> }) {
  const actor = await requirePermission('pupils.change')
  const { groupId, pupilId } = await params
  const pupil = isUuid(groupId) && isUuid(pupilId) ? await pupilToChange(scopeOf(actor), groupId, pupilId) : null
  if (!pupil) notFound()
  const addresses = may(actor.roles, 'home.addresses') ? (await addressesOfPupils(scopeOf(actor), [pupil.id])).get(pupil.id)! : null
  // What the server keeps: once it changes, fields begin with it again.
  const version = [pupil.pin, pupil.passwordPicture, pupil.picture, pupil.ownMethod, ...(addresses ?? []).map((home) => `${home.slot}${home.email}`)].join(' ')
  const overview = `/groepen/${pupil.group.id}`
  return (
    <>
      <PageHeader
        back={<BackLink href={overview}>{pupil.group.name}</BackLink>}
        title={<span className="inline-flex flex-wrap items-center gap-3 [overflow-wrap:anywhere]"><span className="keep-colours inline-flex rounded-control bg-sun-tint p-1"><Picture kind="pupil" slug={pupil.picture} label={pupilPicture(pupil.picture)?.label ?? 'plaatje'} className="size-12" /></span>{pupil.name}</span>}
      />
      <Card>
        <ActionForm action={changePupilAction} school={actor.school.id} done={<>De wijzigingen van {pupil.name} zijn opgeslagen. <CellLink href={overview}>Naar het groepsoverzicht</CellLink>{pupil.next && <> of <CellLink href={`${overview}/leerlingen/${pupil.next.id}`}>verder met {pupil.next.name}</CellLink></>}</>}>
          <input type="hidden" name="pupilId" value={pupil.id} />
          <div key={version} className="flex flex-col gap-6">
            <Secret pupil={pupil} />
            <OwnMethod pupil={pupil} />
            <details className="rounded-control border border-line p-4">
              <summary className="font-semibold">Ander leerlingplaatje kiezen</summary>
              <div className="pt-4"><FormPictureChoice legend="Leerlingplaatje" name="picture" kind="pupil" keep="Houd dit plaatje" choices={pupil.freePictures} search /></div>
            </details>
            {addresses && <HomeLogin addresses={addresses} environments={await tickedSuppliers(scopeOf(actor))} portalName={env().PORTAL_NAME} />}
          </div>
          <div className="flex flex-wrap gap-3"><SubmitButton pendingText="Bezig met opslaan…">Wijzig</SubmitButton><LinkButton href={overview} variant="secondary">Annuleren</LinkButton></div>
        </ActionForm>
        {addresses?.map((home) => (
          <ActionForm key={home.accountId} id={resendForm(home.slot)} action={resendLinkAction} school={actor.school.id} className="mt-4 flex flex-col" done={`De link naar ${home.email} wordt verzonden. Het kan enkele minuten duren tot hij aankomt; laat de ouder ook in de spambox kijken.`}>
            <input type="hidden" name="pupilId" value={pupil.id} />
            <input type="hidden" name="accountId" value={home.accountId} />
          </ActionForm>
        ))}
      </Card>
      {may(actor.roles, 'privacy.requests') && <p><CellLink href={`/beheer/inzage/leerling/${pupil.id}`}>Inzageverzoek: wat het portaal van {pupil.name} bewaart</CellLink></p>}
    </>
  )
}
