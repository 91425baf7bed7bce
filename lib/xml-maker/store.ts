import { randomBytes, randomUUID } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { KEEP_DAYS } from '@/lib/core/retention'
import { decryptBytes, encrypt } from '@/lib/platform/crypto'
import type { SchoolTransaction } from '@/lib/platform/db/scope'
import { applyChanges, type DraftChanges } from './changes'
import { MOST_ROWS, TABLES, type Draft } from './model'
import type { Writer } from './saver'

/** So many days after the last change a draft goes by itself. */
export const DRAFT_DAYS = KEEP_DAYS.draft

/**
 * What is kept of work in progress. `draftId` tells this draft from one that was begun later in another tab. ECK iDs are
 * kept by row id: the browser never gets them.
 */
export type Kept = { draftId: string; draft: Draft; eckIds: Record<string, string>; notes: string[]; writer?: Writer }
export type KeptDraft = Kept & { version: number; updatedAt: Date }
/** Whose: a draft is one coordinator's at one school, and can be found by nobody else. */
export type Owner = { schoolId: string; userId: string }

/** What a browser saves: all of it, or what changed since the version that it knows. */
export type Saved = { draftId: string; version: number; draft?: Draft | undefined; changes?: DraftChanges | undefined; writer?: Writer | undefined; force?: boolean | undefined }

type Tx = Pick<SchoolTransaction, 'rosterDraft'>

/** A new row's id, which becomes its lasting key: nobody's by chance. */
export const freshId = (): string => randomBytes(12).toString('hex')

const context = ({ schoolId, userId }: Owner): string => `roster-draft ${schoolId} ${userId}`
const seal = (kept: Kept, owner: Owner) => encrypt(gzipSync(JSON.stringify(kept)), context(owner))

/** The draft that somebody works on at a school, or null. */
export async function loadDraft(tx: Tx, owner: Owner): Promise<KeptDraft | null> {
  const row = await tx.rosterDraft.findUnique({ where: { schoolId_userId: owner } })
  if (!row) return null
  const kept = JSON.parse(gunzipSync(decryptBytes(row.contentCipher, context(owner))).toString('utf8')) as Kept
  return { ...kept, version: row.version, updatedAt: row.updatedAt }
}

/** Begins a draft, in the place of whatever was there. */
export async function beginDraft(tx: Tx, owner: Owner, begun: { draft: Draft; eckIds: Record<string, string>; notes?: string[] }, now: Date): Promise<void> {
  const contentCipher = seal({ notes: [], ...begun, draftId: randomUUID() }, owner)
  await tx.rosterDraft.deleteMany({ where: owner })
  await tx.rosterDraft.createMany({ data: [{ ...owner, contentCipher, version: 1, updatedAt: now }], skipDuplicates: true })
}

/** Why a draft was not saved: another tab saved meanwhile, it is gone, or it became larger than any school. */
export type NotSaved = 'maker-stale' | 'maker-gone' | 'maker-too-large'

/**
 * Saves on the version that the browser knows; of two tabs the second is told. `force` overwrites what the other saved. Of
 * one tab's saves the last counts, in whatever order they come in: a page that closes does not wait for an answer.
 */
export async function saveDraft(tx: Tx, owner: Owner, saved: Saved, now: Date): Promise<{ version: number } | NotSaved> {
  const { draftId, version, changes, writer, force = false } = saved
  const kept = await loadDraft(tx, owner)
  if (kept?.draftId !== draftId) return 'maker-gone'
  const sameTab = writer !== undefined && kept.writer?.tab === writer.tab
  if (sameTab && kept.writer!.save >= writer.save) return { version: kept.version }
  if (kept.version !== version && !sameTab && !force) return 'maker-stale'
  const draft = applyChanges(saved.draft ?? kept.draft, changes ?? {})
  if (TABLES.some((table) => draft[table].length > MOST_ROWS[table])) return 'maker-too-large'
  // ECK iDs of rows that are gone stay: the person may take the removal back.
  const contentCipher = seal({ draftId, draft, eckIds: kept.eckIds, notes: kept.notes, ...(writer ? { writer } : {}) }, owner)
  const { count } = await tx.rosterDraft.updateMany({ where: { ...owner, version: kept.version }, data: { contentCipher, version: kept.version + 1, updatedAt: now } })
  // Another save came between: judged anew beside what that one left.
  return count === 1 ? { version: kept.version + 1 } : saveDraft(tx, owner, saved, now)
}

/** Lets a draft go. */
export async function dropDraft(tx: Tx, owner: Owner): Promise<boolean> {
  return (await tx.rosterDraft.deleteMany({ where: owner })).count > 0
}
