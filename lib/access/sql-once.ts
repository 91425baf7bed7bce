import type { Statement } from '@/lib/platform/db/pool'

/** $1 hash, $2 until when: a row when it was not used before. */
export const ONCE_SPEND: Statement = {
  name: 'access-once-spend',
  scope: { across: 'a captcha or challenge is answered before there is an actor' },
  text: 'insert into spent_once (hash, expires_at) values ($1, $2) on conflict do nothing returning hash',
}

/** $1 now. */
export const ONCE_OLD: Statement = {
  name: 'access-once-old',
  scope: { across: 'a job cleans up for all schools' },
  text: 'delete from spent_once where expires_at < $1',
}
