import { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { ROLE_WORDS } from '@/lib/access/actor'
import { emailAddress } from '@/lib/core/email-address'
import { AppError } from '@/lib/core/errors'
import { isUuid } from '@/lib/core/ids'
import { fullName } from '@/lib/core/names'
import { hintFor } from '@/lib/home-login/address-hints'
import { inMinutes } from '@/lib/home-login/staff-link'
import { planStaffAddresses, type AddressChange, type AddressRow } from './address-rules'
import { CONFIRM, EMAIL, OFFERED, SHOWN } from './address-fields'
import { keepACoordinator } from './coordinators'
import { takeStaffLink } from './link-limit'
import { accountFor } from './login-account'
import { sendInvitation } from './send-link'
import { endStaffAccess, lockStaffAddresses } from './sql-addresses'

/** `problem`: what is wrong with what was typed by itself; then it is no address, and nothing is wanted. `offered`: the field came with the LAS's address. */
type Row = AddressRow & { confirmed: string | undefined; offered: boolean; problem?: string }

/** The table of 'Leerkrachten': for each person `s-<id>` with what it showed, `e-<id>`, and the tick that answers a question. */
export const teacherAddressesInput = z.looseObject({}).transform((form) => {
  const rows: Row[] = []
  for (const [name, shown] of Object.entries(form)) {
    const id = name.slice(SHOWN.length)
    if (!name.startsWith(SHOWN) || !isUuid(id) || typeof shown !== 'string') continue
    const typed = form[EMAIL + id]
    const read = typeof typed === 'string' && typed.trim() !== '' ? emailAddress.safeParse(typed) : null
    const confirmed = form[CONFIRM + id]
    // Behind a sign of its own, so that 'nothing' is something too.
    rows.push({ id, shown: shown.slice(1) || null, wanted: read?.success ? read.data : null, offered: OFFERED + id in form, confirmed: typeof confirmed === 'string' ? confirmed.trim().toLowerCase() : undefined, ...(read?.error ? { problem: read.error.issues[0]!.message } : {}) })
  }
  return { rows }
})

/**
 * 'Opslaan' on the tab 'Leerkrachten' (LAS-7): all in one transaction with their mails, or nothing. A new address is a login
 * only once its owner used the mailed link, also when that address logs in elsewhere already: so nobody's account is taken
 * over, and nobody learns whose address is known. An address that is taken away ends the login at this school, at once.
 * @throws AppError 'not-found', 'own-address', 'staff-addresses', 'please-confirm', 'last-coordinator', 'staff-link-limit'
 */
export async function setTeacherAddresses(context: CommandContext, { rows }: z.output<typeof teacherAddressesInput>): Promise<{ invited: number; removed: number }> {
  const { tx, actor, now } = context
  await lockStaffAddresses(tx, actor.school.id)
  const people = await tx.employment.findMany({
    where: { substituteGroupId: null, removedAt: null, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
    select: { id: true, firstName: true, prefix: true, lastName: true, roles: true, invitedEmail: true, userId: true, user: { select: { email: true } } },
  })
  const known = new Map(people.map((person) => [person.id, person]))
  if (rows.some(({ id }) => !known.has(id))) throw new AppError('not-found')
  const { changes, problems } = planStaffAddresses(rows.filter(({ problem }) => !problem), people.map((person) => ({ id: person.id, name: fullName(person), email: person.user?.email ?? person.invitedEmail })))
  if (changes.some(({ id }) => id === actor.employmentId)) throw new AppError('own-address')
  // All at once: who mends a table does not want to hear of it one by one.
  const wrong = [...rows.flatMap(({ id, problem }) => (problem ? [[id, problem] as const] : [])), ...Object.entries(problems)]
  const asked = questionsOf(changes.filter(({ id }) => !problems[id]), rows)
  if (wrong.length > 0) throw new AppError('staff-addresses', undefined, {}, { ...Object.fromEntries(wrong.map(([id, text]) => [EMAIL + id, [text]])), ...asked })
  if (Object.keys(asked).length > 0) throw new AppError('please-confirm', undefined, {}, asked)
  // An offer that was wiped out is not made again; nor is that of somebody whose address is taken away.
  const declined = rows.flatMap(({ id, shown, wanted, offered }) => (wanted === null && (offered || shown !== null) ? [id] : []))
  if (declined.length > 0) await tx.employment.updateMany({ where: { id: { in: declined }, lasEmail: { not: null } }, data: { lasEmailDeclined: true } })
  const outcome = { invited: 0, removed: 0 }
  // By address: two changes never wait for each other.
  for (const change of [...changes].sort((a, b) => ((a.after ?? '') < (b.after ?? '') ? -1 : 1))) {
    const person = known.get(change.id)!
    if (person.userId && person.roles.includes('coordinator')) await keepACoordinator(tx, actor.school.id, person.id)
    await tx.employment.update({ where: { id: person.id }, data: { userId: null, invitedEmail: change.after, ...(change.after ? { lasEmailDeclined: false } : {}) } })
    if (change.before) await endStaffAccess(tx, { schoolId: actor.school.id, employmentId: person.id, email: change.before }, now)
    if (change.after) {
      await takeStaffLink(tx, change.after, inMinutes)
      const name = fullName(person)
      const login = await accountFor(tx, { email: change.after, name })
      await sendInvitation(tx, { login: { ...login, email: change.after }, name, school: actor.school, work: { as: 'staff', roles: person.roles.map((role) => ROLE_WORDS[role]).join(', ') } }, now)
      outcome.invited += 1
    } else outcome.removed += 1
    await context.audit({ action: change.after ? 'staff.address-set' : 'staff.address-removed', subjectId: person.id, details: { replaced: change.before !== null && change.after !== null } })
  }
  return outcome
}

/** A slip of the pen is asked about, with the answer one click away; the tick answers for that address only (HOM-9's rule). */
function questionsOf(changes: readonly AddressChange[], rows: readonly Row[]): Record<string, string[]> {
  const questions: Record<string, string[]> = {}
  for (const { id, after } of changes) {
    const hint = after && hintFor(after)
    if (hint && rows.find((row) => row.id === id)?.confirmed !== after) questions[CONFIRM + id] = [`${hint.question} U vulde ${after} in.`]
  }
  return questions
}
