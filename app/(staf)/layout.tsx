import type { ReactNode } from 'react'
import { KeptNews } from '@/components/forms/KeptNews'
import { LookingOn } from '@/components/forms/LookOn'
import { StaffFrame } from '@/components/frames/StaffFrame'
import { HELP_LINKS } from '@/app/help-links'
import { requireStaff } from '@/lib/access/current'
import { may } from '@/lib/access/permissions'
import { portalName } from '@/lib/platform/portal'
import { leave } from '@/lib/staff/actions'
import { workOf } from '@/lib/staff/queries'
import { StaffNotices } from './StaffNotices'

/** The frame of staff pages (NAV-1): the tabs that this person has. Each page checks its own permission again. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const actor = await requireStaff()
  const tabs = [
    ...(may(actor.roles, 'manage.view') ? [{ label: 'Beheer', href: '/beheer' }] : []),
    ...(may(actor.roles, 'groups.view') ? [{ label: 'Groepen', href: '/groepen' }] : []),
    ...(may(actor.roles, 'staff.view') ? [{ label: 'Leerkrachten', href: '/leerkrachten' }] : []),
    ...(may(actor.roles, 'licences.view') ? [{ label: 'Lesmateriaal', href: '/lesmateriaal' }] : []),
    ...(may(actor.roles, 'publisher.manage') ? [{ label: 'Uitgeverij', href: '/uitgeverij' }] : []),
    ...(may(actor.roles, 'helpdesk.view') ? [{ label: 'Helpdesk', href: '/helpdesk' }] : []),
  ]
  const several = !actor.lookOn && (await workOf(actor)).length > 1
  return (
    <StaffFrame
      portalName={portalName()}
      homeHref="/start"
      tabs={tabs}
      school={actor.school ? { name: actor.school.name, ...(several ? { switchHref: '/school-kiezen' } : {}) } : undefined}
      profileHref="/mijn-profiel"
      faqHref="/vraag-en-antwoord"
      signOut={leave}
      notices={<StaffNotices actor={actor} />}
      footerLinks={HELP_LINKS}
    >
      <KeptNews />
      {actor.lookOn ? <LookingOn><div className="look-on flex min-w-0 flex-col gap-6">{children}</div></LookingOn> : children}
    </StaffFrame>
  )
}
