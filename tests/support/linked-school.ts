import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { StaffAtSchool } from '@/lib/access/current'
import { fetchRosterJob } from '@/lib/las/fetch-roster'
import { LAS_SYSTEMS, type LasSystem } from '@/lib/las/rules'
import { applyImportJob } from '@/lib/roster/apply-import'
import type { LasSchool } from '@/mocks/las/model'
import { inventedSchool } from '@/mocks/las/schools'
import { makeLasLink, makeSchool } from '@/prisma/seed/factories'
import { everything } from './command'
import { startLas, type TestLas } from './las'
import { mailsOf } from './mails'
import { signedIn } from './people'

// A real LAS; before each test a school that has permission there, and its coordinator.
export let las: TestLas
/** For this file a LAS, and before each test a school that has permission there. */
export function withLinkedSchool(): void {
  beforeAll(async () => void (las = await startLas()))
  afterAll(() => las.close())
  afterEach(() => las.play(null))
  beforeEach(() => begin())
}

export let schoolId: string
export let actor: StaffAtSchool
export let theirs: LasSchool
export const everywhere = () => ({ schoolId, groupIds: 'all' as const })
/** Patience for a busy machine; only where silence is the point it is short. */
export const QUICK = { limits: { idleMs: 20_000, bytes: 1_000_000 }, ms: 40_000 }
export const SHORT = { limits: { idleMs: 500, bytes: 1_000_000 }, ms: 5000 }

/** A school that has permission at its LAS, and its coordinator. */
export async function linked(system: LasSystem = 'parnassys', live = true) {
  const school = await makeSchool()
  const { actor: coordinator } = await signedIn(school.id, { roles: ['coordinator'] })
  const there = inventedSchool(school.brin!, school.name)
  there.permitted = true
  there.keys = ['eigen']
  las.at(system).schools.set(there.brin, there)
  await makeLasLink(school.id, system, { live, ...(LAS_SYSTEMS[system].key ? { key: 'eigen' } : {}) })
  return { schoolId: school.id, actor: coordinator, theirs: there }
}
/** Such a school becomes the one that the tests are about. */
export async function begin(system?: LasSystem, live?: boolean): Promise<void> {
  ;({ schoolId, actor, theirs } = await linked(system, live))
}

export const run = (more: Partial<Parameters<typeof fetchRosterJob>[0]> = {}, now?: Date) => fetchRosterJob({ schoolId, by: null, look: false, run: randomUUID(), ...more }, false, { ...(theirs.mood === 'slow' ? SHORT : QUICK), ...(now ? { now: () => now } : {}) })
export const imports = () => everything().rosterImport.findMany({ where: { schoolId }, orderBy: { createdAt: 'asc' } })
export const link = () => everything().lasLink.findUniqueOrThrow({ where: { schoolId } })
export async function apply() {
  for (const { id } of await everything().rosterImport.findMany({ where: { schoolId, status: 'queued' } })) await applyImportJob({ importId: id, schoolId })
}
export const fetchAndApply = async () => (await run(), await apply())
export const active = async () => ({ pupils: await everything().pupil.count({ where: { schoolId, removedAt: null } }), staff: await everything().employment.count({ where: { schoolId, removedAt: null, fromLas: true } }) })
export const changed = () => void (theirs.changedAt = new Date(Date.now() + 60_000))

/** The school's mails, beside those with which new teachers are invited (las-invites.test.ts). */
export const told = async () => (await mailsOf({ schoolId })).filter(({ key }) => !key.startsWith('staff-activation-'))
