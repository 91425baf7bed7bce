import { beforeEach } from 'vitest'
import { scopeOf } from '@/lib/access/actor'
import type { StaffAtSchool } from '@/lib/access/current'
import { issueBadges } from '@/lib/groups/badges'
import { decrypt } from '@/lib/platform/crypto'
import { makeGroup, makePupil, makeSchool } from '@/prisma/seed/factories'
import { command, everything } from './command'
import { signedIn } from './people'

// Before each test a school with Groep 5A, Bo in it, and its teacher; and what tests of logins ask of them.
export const NOBODY = '00000000-0000-4000-8000-000000000000'
export let teacher: StaffAtSchool
export let group: Awaited<ReturnType<typeof makeGroup>>
export let bo: Awaited<ReturnType<typeof makePupil>>
/** Before each test of this file: the school, its group, Bo and their teacher. */
export function withClassroom(): void {
  beforeEach(async () => {
    const school = await makeSchool()
    group = await makeGroup(school.id, { name: 'Groep 5A', loginMethod: 'pin' })
    bo = await makePupil(school.id, group.id, { firstName: 'Bo', lastName: 'Bakker', pin: '4711' })
    teacher = (await signedIn(school.id, { roles: ['teacher'], groupIds: [group.id] })).actor
  })
}

export const scope = () => scopeOf(teacher)
export const pupilNow = (id = bo.id) => everything().pupil.findUniqueOrThrow({ where: { id } })
export const secretsNow = async (id = bo.id) => {
  const row = await pupilNow(id)
  return { pin: decrypt(row.pinCipher, 'pin'), picture: decrypt(row.pictureCipher, 'password-picture') }
}
export const badgesOf = (pupilId = bo.id) => everything().pupilBadge.findMany({ where: { pupilId }, orderBy: { issuedAt: 'asc' } })
export const liveBadge = async (pupilId = bo.id) => (await badgesOf(pupilId)).filter(({ voidedAt }) => !voidedAt)
export const issue = (ids = [bo.id], actor = teacher) => command(actor, (context) => issueBadges(context, ids))

/** Whose logins this teacher may not touch: another class's, another school's, a removed pupil's, nobody's. */
export async function strangers() {
  const other = await makeGroup(teacher.school.id)
  const elsewhere = await makeSchool()
  const theirs = await makeGroup(elsewhere.id)
  const gone = await makePupil(teacher.school.id, group.id)
  await everything().pupil.update({ where: { id: gone.id }, data: { removedAt: new Date() } })
  return {
    groups: [other.id, theirs.id, NOBODY],
    pupils: [(await makePupil(teacher.school.id, other.id)).id, (await makePupil(elsewhere.id, theirs.id)).id, gone.id, NOBODY],
  }
}
