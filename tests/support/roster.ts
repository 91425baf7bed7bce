import type { StaffAtSchool } from '@/lib/access/current'
import { forSchool } from '@/lib/platform/db/scope'
import { enqueue } from '@/lib/platform/jobs'
import { applyImportJob } from '@/lib/roster/apply-import'
import { confirmImport } from '@/lib/roster/confirm-import'
import { currentRoster } from '@/lib/roster/current'
import type { Roster } from '@/lib/roster/model'
import { importView } from '@/lib/roster/queries'
import { stageImport } from '@/lib/roster/stage-import'
import { command, everything } from './command'

/** A day in the school year of `lib/roster/test-support`'s rosters. */
export const SCHOOL_DAY = new Date('2026-01-15T09:00:00Z')

const whole = (actor: StaffAtSchool) => ({ schoolId: actor.school.id, groupIds: 'all' as const })

/** Offers a roster as a file that was read without findings; answers the import's id. */
export async function stage(actor: StaffAtSchool, roster: Roster): Promise<string> {
  const { brin } = await everything().school.findUniqueOrThrow({ where: { id: actor.school.id }, select: { brin: true } })
  const read = { roster: { ...roster, brin: brin! }, findings: [], dropped: {} }
  return stageImport(actor, 'school.xml', read, SCHOOL_DAY)
}

/** Agrees to what the preview shows now; of whom it asks who they are, that they are the same. */
export async function confirm(actor: StaffAtSchool, importId: string, sure: 'ja' | null = 'ja'): Promise<void> {
  for (const _ of ['seen', 'seen again']) {
    const { preview } = (await importView(whole(actor), importId))!
    const open = preview!.strangers.length > 0
    const words = open ? { words: 'ja' as const, pair: preview!.pairs.filter(({ chosen }) => chosen).map(({ id }) => id), same: preview!.strangers.filter(({ answer }) => answer !== 'other').map(({ id }) => id), other: preview!.strangers.filter(({ answer }) => answer === 'other').map(({ id }) => id) } : {}
    const { look } = await command(actor, (context) => confirmImport(context, { importId, planDigest: preview!.digest, ...(sure ? { sure } : {}), ...words }))
    if (!look) return
  }
}

/** 'Koppel de aangevinkte', or with `all` 'Koppel alle paren'. */
export const choosePairs = (actor: StaffAtSchool, importId: string, pair: string[], all?: 'ja') =>
  command(actor, (context) => confirmImport(context, { importId, planDigest: '0'.repeat(64), words: 'ja', ...(all ? { all } : { only: 'ja' }), pair }))

/** The same where a test holds the lock that agreeing waits for: the import is queued with its job. */
export async function agreeUnlocked(actor: StaffAtSchool, importId: string): Promise<void> {
  const view = await importView(whole(actor), importId)
  await forSchool(whole(actor)).$transaction(async (tx) => {
    await tx.rosterImport.update({ where: { id: importId }, data: { status: 'queued', queuedAt: new Date(), planDigest: view!.preview!.digest } })
    await enqueue(tx, 'roster.apply', { importId, schoolId: actor.school.id })
  })
}

export const runJob = (actor: StaffAtSchool, importId: string) => applyImportJob({ importId, schoolId: actor.school.id })

/** The whole way of a file: offered, agreed to, applied. Answers the import as its page shows it. */
export async function importRoster(actor: StaffAtSchool, roster: Roster) {
  const importId = await stage(actor, roster)
  await confirm(actor, importId)
  await runJob(actor, importId)
  return (await importView(whole(actor), importId))!
}

export const currentOf = (actor: StaffAtSchool) => currentRoster(forSchool(whole(actor)), actor.school.id)

/** Everything of the school that an import could touch, to compare before and after. */
export async function rowsOf(actor: StaffAtSchool) {
  const where = { schoolId: actor.school.id }
  const database = everything()
  return {
    groups: await database.group.findMany({ where, orderBy: { id: 'asc' } }),
    pupils: await database.pupil.findMany({ where, orderBy: { id: 'asc' } }),
    employments: await database.employment.findMany({ where, orderBy: { id: 'asc' } }),
    combined: await database.pupilGroup.findMany({ where, orderBy: [{ pupilId: 'asc' }, { groupId: 'asc' }] }),
    links: await database.employmentGroup.findMany({ where, orderBy: [{ employmentId: 'asc' }, { groupId: 'asc' }] }),
  }
}
