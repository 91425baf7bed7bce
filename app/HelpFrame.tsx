import type { ReactNode } from 'react'
import StaffLayout from '@/app/(staf)/layout'
import { PublicFrame } from '@/components/frames/PublicFrame'
import { PageHeader } from '@/components/ui/PageHeader'
import { currentActor } from '@/lib/access/current'
import { portalName } from '@/lib/platform/portal'
import { HELP_LINKS, SCHOOL_HELPS } from './help-links'

const LINKS = [{ label: 'Vraag & antwoord', href: '/vraag-en-antwoord' }, { label: 'Inloggen', href: '/login/leerkracht' }]

/** Pages with help that everybody may read: staff see them in their own frame, others in the public one. */
export async function HelpFrame({ title, back, sentence, actions, forParents = false, children }: {
  title: string
  /** A BackLink: above the title for staff, under the sheet for others. */
  back?: ReactNode
  sentence?: ReactNode
  actions?: ReactNode
  /** Says nothing of the helpdesk: parents are helped by the school (HLP-5). */
  forParents?: boolean
  children: ReactNode
}) {
  const actor = await currentActor()
  if (actor?.kind === 'staff') return <StaffLayout><PageHeader back={back} title={title} sentence={sentence} actions={actions} />{children}</StaffLayout>
  const school = forParents || actor !== null
  return (
    <PublicFrame portalName={portalName()} title={title} sentence={sentence} wide links={actor ? [] : forParents ? [{ label: 'Thuis inloggen', href: '/thuis' }] : LINKS} footerLinks={school ? SCHOOL_HELPS : HELP_LINKS} below={back && <div className="print-hidden">{back}</div>}>
      {actions && <div className="print-hidden flex flex-wrap gap-3">{actions}</div>}
      {children}
    </PublicFrame>
  )
}
