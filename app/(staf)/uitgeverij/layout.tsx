import type { ReactNode } from 'react'
import { SubNav } from '@/components/frames/SubNav'
import { requireBeside } from '@/lib/access/current'

/** LIC-10: the pages of a publisher's own people. Each checks its permission again. */
export default async function PublisherLayout({ children }: { children: ReactNode }) {
  await requireBeside('publisher.manage')
  return (
    <>
      <SubNav label="Uitgeverij" links={[{ label: 'Titels', href: '/uitgeverij', exact: true, also: ['/uitgeverij/titels'] }, { label: 'Scholen en licenties', href: '/uitgeverij/scholen' }]} />
      {children}
    </>
  )
}
