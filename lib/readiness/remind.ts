import { renderYearReminderMail } from '@/emails/YearReminder'
import { record } from '@/lib/audit/record'
import { acrossSchools, forSchool } from '@/lib/platform/db/scope'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { queueMail } from '@/lib/platform/mailer'
import { coordinatorsToMail } from '@/lib/staff/coordinators'
import { chosenFirstDay, spokenDay } from './queries'
import { dutchDay, firstSchoolDay, reminderOf, yearToPrepare } from './rules'

/** On the way in or in: nobody need be reminded. */
const THERE = ['scheduled', 'queued', 'applied'] as const

/**
 * The job 'readiness.remind' (ACC-9): mails the coordinators of a school that imports by hand until the file of the new
 * year is in. Which mail it is follows from the day, so that running twice, or a day late, sends nothing twice.
 */
export async function remindOfNewYear(now: Date): Promise<void> {
  const schoolYear = yearToPrepare(now)
  const schools = await acrossSchools('a job looks which schools still import last year').school.findMany({
    where: {
      active: true, OR: [{ lasLink: null }, { lasLink: { lasGrantedAt: null } }],
      // A school that never brought anything in is being set up: that has a guide of its own.
      AND: [{ imports: { some: { status: 'applied' } } }, { imports: { none: { status: { in: [...THERE] }, schoolYear: { gte: schoolYear } } } }],
    },
    select: { id: true, name: true },
  })
  for (const school of schools) await remind(school, schoolYear, now).catch((error: unknown) => log().error({ err: error, schoolId: school.id }, 'reminding failed'))
}

async function remind({ id: schoolId, name: school }: { id: string; name: string }, schoolYear: string, now: Date): Promise<void> {
  await forSchool({ schoolId, groupIds: 'all' }).$transaction(async (tx) => {
    const firstDay = firstSchoolDay(schoolYear, await chosenFirstDay(tx))
    const reminder = reminderOf(dutchDay(now), firstDay)
    if (!reminder) return
    const [prefix, page] = [`year-reminder-${schoolId}-${schoolYear}-${reminder}`, `${new URL(env().PUBLIC_URL).origin}/beheer/gebruikersgegevens`]
    if ((await tx.outboxMail.count({ where: { key: { startsWith: prefix } } })) > 0) return
    const users = await coordinatorsToMail(tx, now)
    for (const { id, name, email } of users) {
      const mail = await renderYearReminderMail({ portalName: env().PORTAL_NAME, name, school, schoolYear, firstDay: spokenDay(firstDay), last: reminder === 'last', address: page })
      await queueMail(tx, { key: `${prefix}-${id}`, schoolId, recipient: email, ...mail })
    }
    if (users.length > 0) await record(tx, { kind: 'system', address: null }, { action: 'readiness.reminded', schoolId, details: { schoolYear, reminder } })
  })
}
