import { mailState, type LinkMail, type MailState } from '@/lib/home-login/mail-state'
import { fullName } from '@/lib/core/names'
import { run } from '@/lib/platform/db/pool'
import { forSchool, type Scope } from '@/lib/platform/db/scope'
import { staffOf, type StaffRow } from './queries'
import { STAFF_LINK_MAILS } from './sql-addresses'

export type TeacherRow = StaffRow & { /** What the LAS brought, while no address was set; and whether the coordinator does not want it (LAS-7). */ lasEmail: string | null; declined: boolean; state: MailState }
export const SORTS = ['naam', 'groep', 'status'] as const
export type StaffSort = (typeof SORTS)[number]

/** The people of the tab 'Leerkrachten' for who sets their addresses, with how it stands with the mail (LAS-7). */
export async function teachersOf(scope: Scope, now = new Date()): Promise<TeacherRow[]> {
  const [staff, mails, offered] = await Promise.all([
    staffOf(scope, now), run<LinkMail & { employmentId: string }>(STAFF_LINK_MAILS, [scope.schoolId]),
    forSchool(scope).employment.findMany({ where: { removedAt: null, userId: null, invitedEmail: null, lasEmail: { not: null } }, select: { id: true, lasEmail: true, lasEmailDeclined: true } }),
  ])
  const mailOf = new Map(mails.map((mail) => [mail.employmentId, mail]))
  const lasEmails = new Map(offered.map((row) => [row.id, row]))
  return staff.map((person) => ({ ...person, lasEmail: lasEmails.get(person.id)?.lasEmail ?? null, declined: lasEmails.get(person.id)?.lasEmailDeclined ?? false, state: stateOf(person, mailOf.get(person.id) ?? null, now) }))
}

function stateOf({ active, email }: StaffRow, mail: LinkMail | null, now: Date): MailState {
  if (active) return { tone: 'success', words: 'kan inloggen' }
  return email ? mailState(null, mail, now, 'activatielink') : { tone: 'neutral', words: 'vul een e-mailadres in' }
}

/** Those who are looked for, in the order that is asked for; the list comes ordered by name. */
export function pickStaff<Row extends StaffRow>(staff: readonly Row[], sought: string, sort: StaffSort): Row[] {
  const text = sought.trim().toLocaleLowerCase('nl')
  const found = staff.filter((person) => [fullName(person), person.email ?? '', ...person.groups.map(({ name }) => name)].some((part) => part.toLocaleLowerCase('nl').includes(text)))
  const collator = new Intl.Collator('nl', { numeric: true })
  if (sort === 'status') return found.sort((a, b) => Number(a.active) - Number(b.active))
  return sort === 'groep' ? found.sort((a, b) => collator.compare(a.groups[0]?.name ?? '\uffff', b.groups[0]?.name ?? '\uffff')) : found
}
