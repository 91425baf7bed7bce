import { Download } from 'lucide-react'
import { LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { scopeOf } from '@/lib/access/actor'
import type { StaffAtSchool } from '@/lib/access/current'
import { tickedSuppliers } from '@/lib/network-suppliers/queries'
import { shortcutsFor } from '@/lib/shortcuts/queries'
import { NotNeeded } from '../lesmateriaal/snelkoppelingen/NotNeeded'
import { downloadHref, ShortcutForms } from '../lesmateriaal/snelkoppelingen/ShortcutForms'

/** MAT-2: 'Snelkoppeling Basispoort' of the manuals, with the portal's own name. */
export async function PortalShortcuts({ actor }: { actor: StaffAtSchool }) {
  const [{ portal, issuer }, environments] = await Promise.all([shortcutsFor(actor), tickedSuppliers(scopeOf(actor))])
  const name = issuer.portalName
  return (
    <Card id="snelkoppeling" title={`Snelkoppeling ${name}`} sentence={`Voor het bureaublad: naar ${name} zelf, met alle titels. De links zijn voor iPads en Chromebooks: kopieer ze, of neem ze over in uw MDM.`}>
      <div className="flex flex-col gap-4">
        <NotNeeded environments={environments} portalName={name} />
        <div className="flex flex-wrap gap-3">
          <LinkButton href={downloadHref('portaal', 'teacher', 'url')} native icon={<Download aria-hidden />}>Download {name} leerkrachtsnelkoppeling</LinkButton>
          <LinkButton href={downloadHref('portaal', 'pupil', 'url')} native icon={<Download aria-hidden />}>Download {name} leerlingsnelkoppeling</LinkButton>
        </div>
        <div className="divide-y divide-line">
          <ShortcutForms heading="Leerkrachtsnelkoppeling" what="portaal" audience="teacher" shortcut={portal.teacher} />
          <ShortcutForms heading="Leerlingsnelkoppeling" what="portaal" audience="pupil" shortcut={portal.pupil} />
        </div>
      </div>
    </Card>
  )
}
