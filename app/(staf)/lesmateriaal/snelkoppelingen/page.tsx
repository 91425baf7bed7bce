import { Download, Link2 } from 'lucide-react'
import type { Metadata } from 'next'
import { BackLink } from '@/components/ui/Breadcrumb'
import { LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { PublisherMark } from '@/components/ui/PublisherMark'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { portalName } from '@/lib/platform/portal'
import { tickedSuppliers } from '@/lib/network-suppliers/queries'
import { shortcutsFor, type TitleShortcuts } from '@/lib/shortcuts/queries'
import { ManagedDevices } from './ManagedDevices'
import { NotNeeded } from './NotNeeded'
import { ShortcutForms } from './ShortcutForms'

export const metadata: Metadata = { title: 'Snelkoppelingen' }

/** MAT-2: shortcuts to titles, for the desktops of pupils and teachers and for MDM. */
export default async function ShortcutsPage() {
  const actor = await requirePermission('shortcuts.download')
  const [{ titles }, environments] = await Promise.all([shortcutsFor(actor), tickedSuppliers(scopeOf(actor))])
  const forPupils = titles.filter((title) => title.pupil).length
  return (
    <>
      <PageHeader
        back={<BackLink href="/lesmateriaal">Lesmateriaal</BackLink>}
        title="Snelkoppelingen"
        sentence="Een snelkoppeling opent een titel meteen. Ze zijn alleen voor uw eigen school: het kenmerk van de school (INSTELLING_REF) staat erin. Na een fusie of splitsing downloadt u ze opnieuw."
        actions={forPupils > 0 && <LinkButton href="/lesmateriaal/snelkoppelingen.zip" native icon={<Download aria-hidden />}>Download alle leerlingsnelkoppelingen (zip)</LinkButton>}
        count={forPupils > 0 && (forPupils === 1 ? '1 titel voor leerlingen' : `${forPupils} titels voor leerlingen`)}
      />
      <NotNeeded environments={environments} portalName={portalName()} />
      <p>De snelkoppeling naar {portalName()} zelf, met alle titels, staat bij <a href="/mijn-profiel#snelkoppeling">Mijn profiel</a>.</p>
      {titles.length === 0
        ? <EmptyState icon={<Link2 aria-hidden />} title="Er zijn nog geen snelkoppelingen">Zodra de school een uitgeverij heeft aangevinkt en een licentie heeft, staan hier de snelkoppelingen naar haar titels.</EmptyState>
        : (
          <>
            <ManagedDevices pupils={forPupils > 0} teachers={titles.some((title) => title.teacher)} />
            <ul className="flex flex-col gap-4">{titles.map((title) => <TitleRow key={title.id} title={title} />)}</ul>
          </>
        )}
    </>
  )
}

function TitleRow({ title }: { title: TitleShortcuts }) {
  return (
    <li id={`titel-${title.id}`}>
      <Card title={<span className="flex items-center gap-3"><PublisherMark name={title.name} />{title.name}</span>} sentence={title.publisher}>
        <div className="divide-y divide-line">
          {title.pupil && <ShortcutForms heading="Leerlingsnelkoppeling" what={title.id} audience="pupil" shortcut={title.pupil} />}
          {title.teacher && <ShortcutForms heading="Leerkrachtsnelkoppeling" what={title.id} audience="teacher" shortcut={title.teacher} />}
        </div>
      </Card>
    </li>
  )
}
