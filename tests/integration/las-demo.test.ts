import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fetchRosterJob } from '@/lib/las/fetch-roster'
import { applyImportJob } from '@/lib/roster/apply-import'
import { seedDemoWorld } from '@/prisma/seed/demo-world'
import { everything } from '../support/command'
import { startLas, type TestLas } from '../support/las'
import { seedTestPublishers } from '../support/people'

let las: TestLas
beforeAll(async () => {
  las = await startLas()
  await seedTestPublishers()
  await seedDemoWorld()
})
afterAll(() => las.close())

async function fetched(brin: string) {
  const { id: schoolId } = await everything().school.findUniqueOrThrow({ where: { brin } })
  await fetchRosterJob({ schoolId, by: null, look: false, run: randomUUID() })
  const found = await everything().rosterImport.findFirstOrThrow({ where: { schoolId } })
  expect(found).toMatchObject({ status: 'queued', source: 'link' })
  await applyImportJob({ importId: found.id, schoolId })
  const { counts, findings } = await everything().rosterImport.findUniqueOrThrow({ where: { id: found.id } })
  return { counts: counts as Record<string, Record<string, number>>, codes: (findings as { code: string }[]).map(({ code }) => code), schoolId }
}

test('LAS-2: the outside world’s ParnasSys has the very people of De Regenboog, and what happened since', async () => {
  const { counts, codes, schoolId } = await fetched('99RB00')
  expect(counts.groups).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: 3 })
  expect(counts.pupils).toMatchObject({ added: 1, changed: 1, moved: 0, removed: 0, conflicts: 0, unchanged: 69 })
  // Who has an address here keeps it: the LAS's is no news.
  expect(counts.staff).toMatchObject({ added: 0, changed: 0, removed: 0, kept: 0, conflicts: 0, unchanged: 3 })
  expect(codes.filter((code) => code.startsWith('link.')).sort()).toEqual(['link.staff-no-email', 'link.staff-no-group'])
  const gerrit = await everything().employment.findFirstOrThrow({ where: { schoolId, lasKey: 'L3' }, select: { roles: true, user: { select: { email: true } } } })
  expect(gerrit).toEqual({ roles: ['coordinator', 'teacher'], user: { email: 'gerrit@regenboog.example' } })
})

test('LAS-2: EDUscope, in steps, has De Bron', async () => {
  const { counts } = await fetched('99BR00')
  expect(counts.groups).toMatchObject({ added: 0, changed: 0, removed: 0 })
  expect(counts.pupils).toMatchObject({ added: 1, changed: 0, removed: 0, conflicts: 0 })
  expect(counts.staff).toMatchObject({ added: 0, removed: 0, conflicts: 0 })
})
