import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { decryptBytes, encrypt } from '@/lib/platform/crypto'
import type { ImportReport } from './import-report'
import type { Roster } from './model'
import type { RosterPlan } from './plan'
import { planText } from './plan-summary'
import type { UndoRecord } from './undo'

/** Which import of which school: what is sealed for one opens nothing at another. */
export type ImportPlace = { schoolId: string; id: string }

const context = (purpose: 'staged-roster' | 'roster-undo' | 'roster-report', { schoolId, id }: ImportPlace) => `${purpose} ${schoolId} ${id}`

/** Level 1 takes half the time of the usual 6, for a tenth more of what is kept for days only. */
const pack = (value: object) => gzipSync(JSON.stringify(value), { level: 1 })
const unpack = (packed: Uint8Array): unknown => JSON.parse(gunzipSync(packed).toString('utf8'))

/** Seals a roster that waits for the coordinator: names and ECK iDs of children do not lie about in plain text. */
export function sealRoster(roster: Roster, place: ImportPlace): Uint8Array<ArrayBuffer> {
  return encrypt(pack(roster), context('staged-roster', place))
}

/** Undoes `sealRoster`. @throws Error for another import's. */
export function openRoster(sealed: Uint8Array, place: ImportPlace): Roster {
  return unpack(decryptBytes(sealed, context('staged-roster', place))) as Roster
}

/** Names a plan: what the coordinator agreed to is what is done, or nothing is. */
export function planDigest(plan: RosterPlan): string {
  return createHash('sha256').update(planText(plan)).digest('hex')
}

/** Seals what it takes to undo an import (LAS-5). */
export function sealUndo(record: UndoRecord, place: ImportPlace): Uint8Array<ArrayBuffer> {
  return encrypt(pack(record), context('roster-undo', place))
}

/** Undoes `sealUndo`. @throws Error for another import's. */
export function openUndo(sealed: Uint8Array, place: ImportPlace): UndoRecord {
  return unpack(decryptBytes(sealed, context('roster-undo', place))) as UndoRecord
}

/** Seals whom an import changed and how, for its report (LAS-5). */
export function sealReport(report: ImportReport, place: ImportPlace): Uint8Array<ArrayBuffer> {
  return encrypt(pack(report), context('roster-report', place))
}

/** Undoes `sealReport`. @throws Error for another import's. */
export function openReport(sealed: Uint8Array, place: ImportPlace): ImportReport {
  return unpack(decryptBytes(sealed, context('roster-report', place))) as ImportReport
}
