import type { Statement } from '@/lib/platform/db/pool'

/** $1 now. Who stood in stays known by name (SUB-2); the address has served thirty days after the end. */
export const SUBSTITUTES_OLD: Statement = {
  name: 'substitutes-old',
  scope: { across: 'a job cleans up for all schools' },
  text: "update substitution set email = '' where ended_at < $1::timestamptz - interval '30 days' and email <> ''",
}
