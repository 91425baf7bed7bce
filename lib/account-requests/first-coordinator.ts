import { ROLE_WORDS } from '@/lib/access/actor'
import { fullName } from '@/lib/core/names'
import type { Transaction } from '@/lib/platform/db/prisma'
import { accountFor } from '@/lib/staff/login-account'
import { hasLeft } from '@/lib/staff/rules'
import { sendStaffMail } from '@/lib/staff/send-link'
import { knownHere, lockStaffAddresses } from '@/lib/staff/sql-addresses'

type Person = { firstName: string; prefix: string | null; lastName: string; email: string }

/**
 * Makes somebody the school's ICT-coördinator, on the word of its board (ACC-1, ACC-3): who works there already keeps the
 * other roles, who left comes back as the same person. The mail goes out with an activation link, or points to the login
 * page for whom has a login. Returns the employment.
 */
export async function makeFirstCoordinator(tx: Transaction, school: { id: string; name: string }, { email, ...name }: Person, now: Date): Promise<string> {
  await lockStaffAddresses(tx, school.id)
  const { own, waits } = await knownHere(tx, { schoolId: school.id, email })
  const login = await accountFor(tx, { email, name: fullName(name) })
  const known = own?.linked ? own : (waits ?? own)
  let id: string
  if (!known) ({ id } = await tx.employment.create({ data: { schoolId: school.id, userId: login.id, roles: ['coordinator'], ...name }, select: { id: true } }))
  else {
    id = known.id
    const left = hasLeft(known, now)
    const roles = left ? (['coordinator'] as const) : [...new Set([...known.roles, 'coordinator' as const])]
    await tx.employment.update({ where: { id }, data: { userId: login.id, invitedEmail: null, removedAt: null, endsAt: null, roles: [...roles], ...(left ? { ...name, fromLas: false } : {}) } })
  }
  await sendStaffMail(tx, { login: { ...login, email }, name: fullName(name), school, work: { as: 'staff', roles: ROLE_WORDS.coordinator } }, now)
  return id
}
