import type { Transaction } from '@/lib/platform/db/prisma'
import { isUndoable, undoableUntil, type NewLocation, type SchoolState } from './rules'
import type { RawTransaction } from './sql'
import { waitingImports } from './waiting'

type Tx = Pick<Transaction, 'school' | 'rosterImport'> & RawTransaction

/** What a procedure looks at a school by. `waiting`: imports that are under way. */
export async function schoolState(tx: Tx, where: { id: string } | { brin: string } | { schoolKey: string }, now: Date): Promise<SchoolState | null> {
  const row = await tx.school.findUnique({
    where,
    select: {
      id: true, name: true, brin: true, active: true, lasLink: { select: { system: true } },
      mergesFrom: { where: { status: 'done' }, select: { id: true, mergedAt: true } }, mergesInto: { where: { status: 'done' }, select: { id: true, mergedAt: true } },
    },
  })
  if (!row) return null
  const { lasLink, mergesFrom, mergesInto, ...school } = row
  return { ...school, link: lasLink !== null, waiting: await waitingImports(tx, row.id, now), undoable: [...mergesFrom, ...mergesInto].filter(({ mergedAt }) => isUndoable(mergedAt, now)).map(({ id, mergedAt }) => ({ mergeId: id, until: undoableUntil(mergedAt) })) }
}

/** A school by what somebody typed: a BRIN with location code, or a school key. */
export function findSchool(tx: Tx, typed: string, now: Date): Promise<SchoolState | null> {
  const text = typed.trim().toUpperCase()
  return /^\d/.test(text) ? schoolState(tx, { brin: text }, now) : schoolState(tx, { schoolKey: text }, now)
}

/** DUO's record of a new number, as a school's columns; null when DUO does not list it. */
export async function locationOf(tx: Pick<Transaction, 'duoLocation' | 'school'>, brin: string) {
  const [listed, holder] = await Promise.all([tx.duoLocation.findUnique({ where: { brin } }), tx.school.findUnique({ where: { brin }, select: { id: true } })])
  const there = listed !== null && listed.closedAt === null
  const state: NewLocation = { brin, atDuo: there, usedBy: holder?.id ?? null }
  return { state, columns: there ? { brin, name: listed.name, street: listed.street, house_number: listed.houseNumber, postal_code: listed.postalCode, city: listed.city } : null }
}
