import type { Statement } from '@/lib/platform/db/pool'

const EVERYWHERE = { across: 'the register is the same for all schools, and their names and addresses follow it' }

/** Boards bear the names that DUO gives them. */
export const BOARDS_NAMED: Statement = {
  name: 'schools-boards-named',
  scope: EVERYWHERE,
  text: `
    with listed as (select distinct on (board_number) board_number, board_name from duo_location where closed_at is null and board_number is not null and board_name is not null order by board_number, listed_at desc, brin)
    update board b set name = l.board_name from listed l where b.number = l.board_number and b.name is distinct from l.board_name`,
}

/** Boards that DUO names for a school of ours and that we do not have yet. */
export const BOARDS_ADDED: Statement = {
  name: 'schools-boards-added',
  scope: EVERYWHERE,
  text: `
    insert into board (number, name)
    select distinct on (d.board_number) d.board_number, d.board_name from duo_location d join school c on c.brin = d.brin
    where d.closed_at is null and d.board_number is not null and d.board_name is not null order by d.board_number, d.brin
    on conflict (number) do nothing`,
}

/**
 * Names and addresses of schools as DUO has them; answers whose changed, and what. Another way to write the same, in capitals or not, is taken
 * over and is no change to tell of.
 */
export const SCHOOLS_FOLLOW: Statement = {
  name: 'schools-follow-duo',
  scope: EVERYWHERE,
  text: `
    update school c set name = d.name, street = d.street, house_number = d.house_number, postal_code = d.postal_code, city = d.city
    from duo_location d, school was
    where d.brin = c.brin and d.closed_at is null and was.id = c.id
      and (c.name, c.street, c.house_number, c.postal_code, c.city) is distinct from (d.name, d.street, d.house_number, d.postal_code, d.city)
    returning c.id, lower(was.name) is distinct from lower(c.name) as name,
      lower(concat_ws(' ', was.street, was.house_number, was.postal_code, was.city)) is distinct from lower(concat_ws(' ', c.street, c.house_number, c.postal_code, c.city)) as address`,
}

/** Schools whose board is another one at DUO, where that board is known: they move, with all that is theirs; answers where to. */
export const SCHOOLS_MOVE_BOARD: Statement = {
  name: 'schools-move-board',
  scope: EVERYWHERE,
  text: `
    update school c set board_id = b.id from duo_location d join board b on b.number = d.board_number
    where d.brin = c.brin and d.closed_at is null and c.board_id <> b.id returning c.id, b.id as "boardId"`,
}

/** $1 how many at most: accounts whose BRIN DUO does not list (any more), each with the open location that it seems to have become. */
export const SCHOOLS_ADRIFT: Statement = {
  name: 'schools-adrift-at-duo',
  scope: EVERYWHERE,
  text: `
    select c.id, c.name, c.brin, c.city, d.closed_at as "closedAt", n.brin as "toBrin", n.name as "toName", n.city as "toCity"
    from school c left join duo_location d on d.brin = c.brin
    left join lateral (
      select x.brin, x.name, x.city from duo_location x
      where x.closed_at is null and x.brin <> c.brin and not exists (select 1 from school o where o.brin = x.brin)
        and ((x.postal_code = coalesce(d.postal_code, c.postal_code) and lower(x.house_number) = lower(coalesce(d.house_number, c.house_number)))
          or (lower(x.name) = lower(coalesce(d.name, c.name)) and lower(x.city) = lower(coalesce(d.city, c.city))))
      order by x.brin limit 1) n on true
    where c.active and c.brin is not null and (d.brin is null or d.closed_at is not null)
    order by d.closed_at desc nulls last, c.name, c.id limit $1`,
}
