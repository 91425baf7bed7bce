import type { Statement } from './db/pool'

const COUNTS = 'counts of tries, by key'

/** The wait in milliseconds that a count of tries brings: none for the first `free` (waits-rules, `waitAfter`). */
const waitOf = (points: string, free: string, waits: string) =>
  `(case when ${points} < ${free}::int then 0 else (${waits}::bigint[])[least(${points} - ${free}::int + 1, cardinality(${waits}::bigint[]))] end)`

/**
 * Takes one try of a key before it is judged, so that guesses that come all at once are counted as well. Gives its row
 * only when the key need not wait: a row that waits is not touched, for `expire` tells when its last try was. A free try is free whatever
 * the clocks say: of two at once, the one whose time was taken first may come second.
 */
export const takeOne = (key: string, from: string, { now, keep, free, waits }: Record<'now' | 'keep' | 'free' | 'waits', string>) => `
    insert into rate_limit as r (key, points, expire) select ${key}, 1, ${now}::bigint + ${keep}::bigint from ${from}
    on conflict (key) do update set points = case when r.expire <= ${now}::bigint then 1 else r.points + 1 end, expire = greatest(r.expire, excluded.expire)
      where r.expire <= ${now}::bigint or r.points < ${free}::int or r.expire - ${keep}::bigint + ${waitOf('r.points', free, waits)} <= ${now}::bigint
    returning r.points`

/** Whether a key must wait, without counting a try. */
export const mustWait = (key: string, { now, keep, free, waits }: Record<'now' | 'keep' | 'free' | 'waits', string>) => `
    exists (select 1 from rate_limit w where w.key = ${key} and w.expire > ${now}::bigint and w.points >= ${free}::int and w.expire - ${keep}::bigint + ${waitOf('w.points', free, waits)} > ${now}::bigint)`

/** $1 key, $2 now in milliseconds, $3 how long a count is kept, $4 free tries, $5 waits: the count, this try included; no row where the key must wait. */
export const TAKE: Statement = {
  name: 'platform-waits-take',
  scope: { across: COUNTS },
  text: takeOne('$1', '(values (1)) as once (x)', { now: '$2', keep: '$3', free: '$4', waits: '$5' }),
}

/** $1 keys: how often each was tried, and until when that counts. */
export const TRIES: Statement = { name: 'platform-waits-tries', scope: { across: COUNTS }, text: 'select key, points, expire::float8 as expire from rate_limit where key = any($1)' }

/** $1 keys: forgotten. */
export const FORGET: Statement = { name: 'platform-waits-forget', scope: { across: COUNTS }, text: 'delete from rate_limit where key = any($1)' }

/** $1 key: one try less; it was not judged. */
export const GIVE_BACK: Statement = { name: 'platform-waits-give-back', scope: { across: COUNTS }, text: 'update rate_limit set points = points - 1 where key = $1 and points > 0' }
