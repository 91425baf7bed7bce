import { sqlDays } from '@/lib/core/retention'
import type { Statement } from '@/lib/platform/db/pool'
import { counted } from '@/lib/platform/erased'

/** $1 now. Who stood in stays known by name (SUB-2); the address has served thirty days after the end. */
export const SUBSTITUTES_OLD: Statement = {
  name: 'substitutes-old',
  scope: { across: 'a job cleans up for all schools' },
  text: counted('substituteAddresses', `update substitution set email = '' where ended_at < $1::timestamptz - ${sqlDays('substituteAddress')} and email <> '' returning school_id`),
}
