import type { ReactNode } from 'react'
import { SubNav } from '@/components/frames/SubNav'
import { requireBeside } from '@/lib/access/current'
import { HELPDESK_PAGES } from './pages'

/** The helpdesk's own pages. Each checks its permission again. */
export default async function HelpdeskLayout({ children }: { children: ReactNode }) {
  await requireBeside('helpdesk.view')
  return (
    <>
      <SubNav label="Helpdesk" links={[{ label: 'Begin', href: '/helpdesk', exact: true }, ...HELPDESK_PAGES.map(({ name, href, also, rare }) => ({ label: name, href, also, rare }))]} />
      {children}
    </>
  )
}
