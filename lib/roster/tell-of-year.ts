import { renderYearBegunMail } from '@/emails/YearBegun'
import { renderYearHeldMail } from '@/emails/YearHeld'
import { renderYearReadyMail } from '@/emails/YearReady'
import type { RenderedMail } from '@/emails/render'
import { firstDayOf } from '@/lib/core/school-year'
import type { SchoolTransaction } from '@/lib/platform/db/scope'
import { env } from '@/lib/platform/env'
import { queueMail } from '@/lib/platform/mailer'
import { coordinatorsToMail } from '@/lib/staff/coordinators'

type About = { schoolId: string; schoolYear: string; now: Date }
type Addressee = { portalName: string; name: string; school: string; schoolYear: string }

/** Tells every coordinator once a year that the LAS gave the groups of the next one: they can be looked at (ACC-10). */
export function tellOfYearReady(tx: SchoolTransaction, { las, ...about }: About & { las: string }): Promise<void> {
  return tellAll(tx, about, `year-ready-${about.schoolId}-${about.schoolYear}`, (to) => renderYearReadyMail({ ...to, las, from: firstDayOf(about.schoolYear), address: page('/groepen/nieuw-schooljaar') }))
}

/** Tells every coordinator that what was kept for the new school year waits for a person. */
export function tellOfYearHeld(tx: SchoolTransaction, { importId, ...about }: About & { importId: string }): Promise<void> {
  return tellAll(tx, about, `year-held-${importId}`, (to) => renderYearHeldMail({ ...to, address: importPage(importId) }))
}

/** Tells every coordinator that the new school year has begun here, and what they still have to do. */
export function tellOfYearBegun(tx: SchoolTransaction, { importId, totals, licences, ...about }: About & { importId: string; totals: Record<string, number>; licences: { linked: number; open: number } }): Promise<void> {
  return tellAll(tx, about, `year-begun-${importId}`, (to) =>
    renderYearBegunMail({
      ...to, groupsAdded: totals.groupsAdded!, pupilsAdded: totals.pupilsAdded!, pupilsRemoved: totals.pupilsRemoved!, licencesLinked: licences.linked, licencesOpen: licences.open, address: importPage(importId),
    }))
}

const page = (path: string) => new URL(path, env().PUBLIC_URL).href
const importPage = (importId: string) => page(`/beheer/gebruikersgegevens/${importId}`)

async function tellAll(tx: SchoolTransaction, { schoolId, schoolYear, now }: About, key: string, render: (to: Addressee) => Promise<RenderedMail>): Promise<void> {
  const school = await tx.school.findFirstOrThrow({ select: { name: true } })
  for (const user of await coordinatorsToMail(tx, now)) {
    const mail = await render({ portalName: env().PORTAL_NAME, name: user.name, school: school.name, schoolYear })
    await queueMail(tx, { key: `${key}-${user.id}`, schoolId, recipient: user.email, ...mail })
  }
}
