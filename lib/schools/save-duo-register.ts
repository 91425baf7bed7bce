import { record, type AuditActor } from '@/lib/audit/record'
import { runIn } from '@/lib/platform/db/connection'
import type { Transaction } from '@/lib/platform/db/prisma'
import { acrossSchools } from '@/lib/platform/db/scope'
import type { DuoLocation } from './duo-csv'
import { BOARDS_ADDED, BOARDS_NAMED, SCHOOLS_FOLLOW, SCHOOLS_MOVE_BOARD } from './sql'
import { tellOfBoard } from './tell-of-board'

/** `followed`: schools whose name or address became DUO's; `moved`: that went to another board. */
export type DuoChanges = { listed: number; closed: number; followed: number; moved: number }

/** A file with fewer than this share of what is known is no whole register: taking it over would close the others. */
const LEAST_SHARE = 0.8

/** The file lists far fewer locations than the register has. */
export class DuoFileTooSmall extends Error {}

/** True when a file lists so few that it is hardly the whole register. */
export const tooSmall = (listed: number, known: number) => listed < known * LEAST_SHARE

/**
 * Takes a whole address file over into the register (ACC-2), in one transaction: the command's way.
 * @throws DuoFileTooSmall unless `force`
 */
export async function saveDuoRegister(locations: readonly DuoLocation[], now: Date, options: { force?: boolean } = {}): Promise<DuoChanges> {
  return acrossSchools('the register is the same for all schools').$transaction((tx) => applyDuoRegister(tx, locations, now, { kind: 'system', address: null }, options), { timeout: 60_000 })
}

/**
 * The same inside a transaction. What the file lists is added or renewed, what it lists no more is closed; names, addresses
 * and boards of schools follow. A move to another board keeps people, consents and shortcuts. A handful of statements for all
 * rows: 7,000 locations take a second or two.
 * @throws DuoFileTooSmall unless `force`
 */
export async function applyDuoRegister(tx: Transaction, locations: readonly DuoLocation[], now: Date, by: AuditActor, { force = false } = {}): Promise<DuoChanges> {
  const known = await tx.duoLocation.count({ where: { closedAt: null } })
  if (!force && tooSmall(locations.length, known)) throw new DuoFileTooSmall(`${locations.length} locations, where ${known} are known`)
  const rows = locations.map((row) => ({ ...row, house_number: row.houseNumber, postal_code: row.postalCode, board_number: row.boardNumber, board_name: row.boardName }))
  await tx.$executeRaw`
    insert into duo_location (brin, name, street, house_number, postal_code, city, board_number, board_name, telephone, website, listed_at)
    select brin, name, street, house_number, postal_code, city, board_number, board_name, telephone, website, ${now}
    from json_populate_recordset(null::duo_location, ${JSON.stringify(rows)}::json)
    on conflict (brin) do update set name = excluded.name, street = excluded.street, house_number = excluded.house_number, postal_code = excluded.postal_code,
      city = excluded.city, board_number = excluded.board_number,
      board_name = coalesce(excluded.board_name, case when duo_location.board_number = excluded.board_number then duo_location.board_name end),
      telephone = excluded.telephone, website = excluded.website, listed_at = excluded.listed_at, closed_at = null`
  const { count: closed } = await tx.duoLocation.updateMany({ where: { closedAt: null, listedAt: { lt: now } }, data: { closedAt: now } })
  return { listed: locations.length, closed, ...(await followDuo(tx, now, by)) }
}

/** Schools, and their boards, become what the register says; who runs a school that went to another board is asked for its agreement. */
export async function followDuo(tx: Transaction, now: Date, by: AuditActor): Promise<Pick<DuoChanges, 'followed' | 'moved'>> {
  await runIn(tx, BOARDS_NAMED, [])
  await runIn(tx, BOARDS_ADDED, [])
  const written = await runIn<{ id: string; name: boolean; address: boolean }>(tx, SCHOOLS_FOLLOW, [])
  const moved = await runIn<{ id: string; boardId: string }>(tx, SCHOOLS_MOVE_BOARD, [])
  const followed = written.filter(({ name, address }) => name || address)
  for (const { id, name, address } of followed) await record(tx, by, { action: 'school.followed-duo', schoolId: id, subjectId: id, details: { name, address } })
  for (const { id, boardId } of moved) {
    await record(tx, by, { action: 'school.board-moved', schoolId: id, subjectId: boardId })
    await tellOfBoard(tx, id, now)
  }
  return { followed: followed.length, moved: moved.length }
}
