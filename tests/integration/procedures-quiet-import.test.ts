import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { schoolYearOf } from '@/lib/core/school-year'
import { splitPreview } from '@/lib/procedures/split-queries'
import { schoolState } from '@/lib/procedures/schools'
import { sealRoster } from '@/lib/roster/staged'
import { makeSchool } from '@/prisma/seed/factories'
import { everything } from '../support/command'
import { seedTestPublishers } from '../support/people'

const now = new Date()
beforeAll(seedTestPublishers)

async function stage(schoolId: string, groups: object[]) {
  const id = randomUUID()
  const roster = { format: 'edexml', schoolYear: schoolYearOf(now), groups, pupils: [], staff: [] } as unknown as Parameters<typeof sealRoster>[0]
  await everything().rosterImport.create({ data: { id, schoolId, fileName: 'x.xml', rosterCipher: sealRoster(roster, { schoolId, id }) } })
  return id
}

test('ACC-8: a file that would change nothing and waits for ‘Klaar’ blocks no split; one that would does', async () => {
  const [from, to] = [await makeSchool(), await makeSchool()]
  const id = await stage(from.id, [])
  expect((await schoolState(everything(), { id: from.id }, now))!.waiting).toBe(0)
  expect(await splitPreview({ from: from.brin!, to: to.brin!, groupIds: [] }, now)).toMatchObject({ blocks: ['none'] })
  await everything().rosterImport.update({ where: { id }, data: { status: 'queued' } })
  expect((await schoolState(everything(), { id: from.id }, now))!.waiting).toBe(1)
  await everything().rosterImport.delete({ where: { id } })
  await stage(from.id, [{ key: 'G1', name: 'Groep 3', kind: 'base' }])
  expect(await splitPreview({ from: from.brin!, to: to.brin!, groupIds: [] }, now)).toMatchObject({ blocks: ['from-waiting', 'none'] })
})
