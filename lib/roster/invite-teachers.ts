import { ROLE_WORDS } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import { emailAddress } from '@/lib/core/email-address'
import { fullName } from '@/lib/core/names'
import type { SchoolTransaction } from '@/lib/platform/db/scope'
import { accountFor } from '@/lib/staff/login-account'
import { sendInvitation } from '@/lib/staff/send-link'
import { lockStaffAddresses } from '@/lib/staff/sql-addresses'

/**
 * An import over a link sends new teachers their activation link (AUT-5), in its own transaction: who was not at the school
 * before it, once. Who came back or whose address a coordinator took away, is not new. An address that somebody else at the school
 * has, or that is none, waits for the coordinator (LAS-7). Returns how many were sent.
 * @param before ids of the staff that the school knew, also of those who left
 */
export async function inviteNewTeachers(tx: SchoolTransaction, schoolId: string, before: ReadonlySet<string>, now: Date): Promise<number> {
  await lockStaffAddresses(tx, schoolId)
  const people = await tx.employment.findMany({
    where: { substituteGroupId: null, removedAt: null },
    select: { id: true, firstName: true, prefix: true, lastName: true, roles: true, fromLas: true, lasEmail: true, invitedEmail: true, userId: true, user: { select: { email: true } } },
  })
  const taken = new Set(people.flatMap(({ user, invitedEmail }) => [user?.email, invitedEmail].filter((email) => email != null)))
  const invited = people
    .filter(({ id, fromLas, userId, invitedEmail }) => fromLas && !before.has(id) && userId === null && invitedEmail === null)
    .flatMap((person) => {
      const email = emailAddress.safeParse(person.lasEmail)
      return email.success && !taken.has(email.data) ? [{ person, email: email.data }] : []
    })
    // By address: two imports never wait for each other.
    .sort((a, b) => (a.email < b.email ? -1 : 1))
  const unique = invited.filter(({ email }) => invited.filter((other) => other.email === email).length === 1)
  if (unique.length === 0) return 0
  const school = await tx.school.findFirstOrThrow({ select: { id: true, name: true } })
  for (const { person, email } of unique) {
    const name = fullName(person)
    await tx.employment.update({ where: { id: person.id }, data: { invitedEmail: email } })
    await sendInvitation(tx, { login: { ...(await accountFor(tx, { email, name })), email }, name, school, work: { as: 'staff', roles: person.roles.map((role) => ROLE_WORDS[role]).join(', ') } }, now)
    await record(tx, { kind: 'system', address: null }, { action: 'staff.link-sent', schoolId, subjectId: person.id, details: { source: 'link' } })
  }
  return unique.length
}
