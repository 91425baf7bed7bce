import { acrossSchools } from '@/lib/platform/db/scope'
import type { DuoLocation } from './duo-csv'

export type DuoChanges = { listed: number; closed: number }

/** A file with fewer than this share of what is known is no whole register: taking it over would close the others. */
const LEAST_SHARE = 0.8

/** The file lists far fewer locations than the register has. */
export class DuoFileTooSmall extends Error {}

/**
 * Takes a whole address file over into the register (ACC-2): what it lists is added or renewed, what it lists no more is
 * closed. One transaction and one statement for all rows: 7,000 locations take a second or two.
 * @throws DuoFileTooSmall unless `force`
 */
export async function saveDuoRegister(locations: readonly DuoLocation[], now: Date, { force = false } = {}): Promise<DuoChanges> {
  return acrossSchools('the register is the same for all schools').$transaction(async (tx) => {
    const known = await tx.duoLocation.count({ where: { closedAt: null } })
    if (!force && locations.length < known * LEAST_SHARE) throw new DuoFileTooSmall(`${locations.length} locations, where ${known} are known`)
    const rows = locations.map((row) => ({ ...row, house_number: row.houseNumber, postal_code: row.postalCode, board_number: row.boardNumber, board_name: row.boardName }))
    await tx.$executeRaw`
      insert into duo_location (brin, name, street, house_number, postal_code, city, board_number, board_name, telephone, website, listed_at)
      select brin, name, street, house_number, postal_code, city, board_number, board_name, telephone, website, ${now}
      from json_populate_recordset(null::duo_location, ${JSON.stringify(rows)}::json)
      on conflict (brin) do update set name = excluded.name, street = excluded.street, house_number = excluded.house_number, postal_code = excluded.postal_code,
        city = excluded.city, board_number = excluded.board_number, board_name = coalesce(excluded.board_name, duo_location.board_name),
        telephone = excluded.telephone, website = excluded.website, listed_at = excluded.listed_at, closed_at = null`
    const { count } = await tx.duoLocation.updateMany({ where: { closedAt: null, listedAt: { lt: now } }, data: { closedAt: now } })
    return { listed: locations.length, closed: count }
  })
}
