import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { decryptBytes, encrypt } from '@/lib/platform/crypto'
import type { Roster } from './model'
import type { RosterPlan } from './plan'
import { planText } from './plan-summary'
import type { UndoRecord } from './undo'

/** Seals a roster that waits for the coordinator: names and ECK iDs of children do not lie about in plain text. */
export function sealRoster(roster: Roster): Uint8Array<ArrayBuffer> {
  return encrypt(gzipSync(JSON.stringify(roster)), 'staged-roster')
}

/** Undoes `sealRoster`. */
export function openRoster(sealed: Uint8Array): Roster {
  return JSON.parse(gunzipSync(decryptBytes(sealed, 'staged-roster')).toString('utf8')) as Roster
}

/** Names a plan: what the coordinator agreed to is what is done, or nothing is. */
export function planDigest(plan: RosterPlan): string {
  return createHash('sha256').update(planText(plan)).digest('hex')
}

/** Seals what it takes to undo an import (LAS-5). */
export function sealUndo(record: UndoRecord): Uint8Array<ArrayBuffer> {
  return encrypt(gzipSync(JSON.stringify(record)), 'roster-undo')
}

/** Undoes `sealUndo`. */
export function openUndo(sealed: Uint8Array): UndoRecord {
  return JSON.parse(gunzipSync(decryptBytes(sealed, 'roster-undo')).toString('utf8')) as UndoRecord
}
