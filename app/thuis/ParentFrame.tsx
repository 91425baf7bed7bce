import Link from 'next/link'
import type { ReactNode } from 'react'
import { SCHOOL_HELPS } from '@/app/help-links'
import { PublicNotices } from '@/app/PublicNotices'
import { PublicFrame } from '@/components/frames/PublicFrame'
import { portalName } from '@/lib/platform/portal'

const LINKS = [{ label: 'Vraag & antwoord', href: '/vraag-en-antwoord?rol=parent' }, { label: 'Thuis inloggen', href: '/thuis' }]

/** The frame of a parent's pages: nothing of staff in the header; below it where staff go (HOM-4), and that the school helps. */
export function ParentFrame({ title, sentence, children }: { title: string; sentence?: ReactNode; children: ReactNode }) {
  const below = (
    <>
      <p>Vragen? Die beantwoordt de school van uw kind.</p>
      <p className="mt-2">Werkt u op school? <Link href="/login/leerkracht" className="inline-flex min-h-8 items-center">Log in op de pagina voor medewerkers</Link></p>
    </>
  )
  return <PublicFrame notices={<PublicNotices viewer="parent" />} portalName={portalName()} homeHref="/thuis" links={LINKS} footerLinks={SCHOOL_HELPS} title={title} sentence={sentence} below={below}>{children}</PublicFrame>
}
