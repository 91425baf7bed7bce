import { beforeEach, expect, test } from 'vitest'
import type { StaffAtSchool } from '@/lib/access/current'
import { openRoster, openUndo } from '@/lib/roster/staged'
import { group, pupil, roster } from '@/lib/roster/test-support'
import { makeSchool } from '@/prisma/seed/factories'
import { everything } from '../support/command'
import { signedIn } from '../support/people'
import { importRoster, stage } from '../support/roster'

let ict: StaffAtSchool
beforeEach(async () => void (ict = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor))
const SCHOOL = () => roster({ groups: [group('g5')], pupils: [pupil('p1', { groupKey: 'g5', firstName: 'Bo' }), pupil('p2', { groupKey: 'g5' }), pupil('p3', { groupKey: 'g5' })] })

test('LAS-9: what is sealed belongs to its school and row: a waiting roster and what it takes to undo: in another row, or at another school, they open nothing', async () => {
  const other = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor as StaffAtSchool
  const [mine, second, theirs] = [await stage(ict, SCHOOL()), await stage(ict, SCHOOL()), await stage(other, SCHOOL())]
  const cipherOf = async (id: string) => (await everything().rosterImport.findUniqueOrThrow({ where: { id } })).rosterCipher!
  expect(mine).not.toBe(second)
  const sealed = await cipherOf(second)
  expect(openRoster(sealed, { schoolId: ict.school.id, id: second }).pupils.map(({ key }) => key)).toEqual(['p1', 'p2', 'p3'])
  for (const place of [{ schoolId: ict.school.id, id: mine }, { schoolId: other.school.id, id: second }, { schoolId: other.school.id, id: theirs }]) expect(() => openRoster(sealed, place)).toThrow()

  await importRoster(ict, SCHOOL())
  const { undoCipher, id } = await everything().rosterImport.findFirstOrThrow({ where: { schoolId: ict.school.id, status: 'applied' } })
  expect(() => openUndo(undoCipher!, { schoolId: ict.school.id, id })).not.toThrow()
  for (const place of [{ schoolId: ict.school.id, id: second }, { schoolId: other.school.id, id }]) expect(() => openUndo(undoCipher!, place)).toThrow()
})
