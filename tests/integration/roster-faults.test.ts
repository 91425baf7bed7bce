import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StaffAtSchool } from '@/lib/access/current'
import { jobs } from '@/lib/platform/jobs'
import { diffRoster } from '@/lib/roster/diff'
import type { Roster } from '@/lib/roster/model'
import { summarise } from '@/lib/roster/plan-summary'
import { group, pupil, roster, teacher } from '@/lib/roster/test-support'
import { makeSchool } from '@/prisma/seed/factories'
import { everything } from '../support/command'
import { signedIn } from '../support/people'
import { confirm, currentOf, importRoster, rowsOf, runJob, stage } from '../support/roster'

// Bundled once: each worker that is killed starts anew.
const bundle = path.resolve(`node_modules/.cache/leerpoort-apply-and-die-${process.pid}.mjs`)
beforeAll(() => build({ entryPoints: ['tests/support/apply-and-die.ts'], outfile: bundle, bundle: true, platform: 'node', format: 'esm', packages: 'external', jsx: 'automatic', logLevel: 'error' }))
afterAll(async () => {
  await rm(bundle, { force: true })
  await (await jobs()).stop({ graceful: false })
})

const coordinator = async () => (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
const many = (letter: string, from: number, to: number, groupKey: string) => Array.from({ length: to - from }, (_, at) => pupil(`${letter}${from + at}`, { groupKey, eckId: `https://ketenid.nl/${letter}${from + at}` }))
const A = (): Roster => roster({ groups: [group('g4'), group('g5')], pupils: [...many('p', 0, 30, 'g4'), ...many('p', 30, 60, 'g5')], staff: [teacher('t1', { groupKeys: ['g4'] }), teacher('t2', { groupKeys: ['g5'] })] })
/** Thirty move, ten go, ten come, a group and a teacher go and come. */
const B = (): Roster => roster({ groups: [group('g5'), group('g6')], pupils: [...many('p', 10, 40, 'g6'), ...many('p', 40, 60, 'g5'), ...many('n', 0, 10, 'g6')], staff: [teacher('t2', { groupKeys: ['g6'] }), teacher('t3', { groupKeys: ['g5'] })] })
const is = async (actor: StaffAtSchool, file: Roster) => summarise(diffRoster(await currentOf(actor), file)).nothing

/** Applies an import in a process of its own, which is killed at a statement; answers how it ended and what it said. */
async function worker(actor: StaffAtSchool, importId: string, at = 0, when: 'before' | 'after' = 'before') {
  const child = spawn(process.execPath, [bundle, importId, actor.school.id, String(at), when], { stdio: ['ignore', 'pipe', 'inherit'] })
  const said = text(child.stdout)
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  return { signal, said: (await said).trim() }
}

describe('LAS-5: the worker is killed in the middle of an import', () => {
  test('at any statement: the school is wholly before or wholly after it, and a second run brings it wholly after', { timeout: 300_000 }, async () => {
    const counter = await coordinator()
    await importRoster(counter, A())
    const counted = await stage(counter, B())
    await confirm(counter, counted)
    const { signal, said } = await worker(counter, counted)
    expect([signal, await is(counter, B())]).toEqual([null, true])
    const statements = Number(said)
    expect(statements).toBeGreaterThan(10)

    const spread = [0.2, 0.45, 0.7, 0.9].map((part) => [Math.ceil(statements * part), 'after'] as const)
    const points = [[1, 'before'] as const, ...spread, [statements, 'before'] as const, [statements, 'after'] as const]
    const seen: string[] = []
    for (const [at, when] of points) {
      const actor = await coordinator()
      await importRoster(actor, A())
      const before = await rowsOf(actor)
      const id = await stage(actor, B())
      await confirm(actor, id)
      expect((await worker(actor, id, at, when)).signal, `statement ${at}`).toBe('SIGKILL')
      // The server may still be at what it was sent: the lock of the import tells when it is done.
      await everything().$executeRaw`select pg_advisory_lock(hashtext(${`roster ${actor.school.id}`})), pg_advisory_unlock(hashtext(${`roster ${actor.school.id}`}))`
      const { status } = await everything().rosterImport.findUniqueOrThrow({ where: { id } })
      seen.push(status)
      if (status === 'applied') expect(await is(actor, B()), `statement ${at}`).toBe(true)
      else expect([status, await rowsOf(actor)], `statement ${at}`).toEqual(['queued', before])
      await runJob(actor, id)
      expect([await is(actor, B()), (await everything().rosterImport.findUniqueOrThrow({ where: { id } })).status]).toEqual([true, 'applied'])
      expect(await everything().outboxMail.count({ where: { key: `roster-applied-${id}` } })).toBe(1)
    }
    expect(seen.filter((status) => status === 'queued').length).toBeGreaterThan(4)
  })
})

test('LAS-5: imports of two schools at the same moment do not wait for each other', async () => {
  const [one, two] = [await coordinator(), await coordinator()]
  const id = await stage(two, A())
  await confirm(two, id)
  await everything().$transaction(async (tx) => {
    // School one's import is under way and does not end.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`roster ${one.school.id}`}))`
    await runJob(two, id)
  })
  expect(await is(two, A())).toBe(true)
})
