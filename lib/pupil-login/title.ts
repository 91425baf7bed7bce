import { whyNotForSchool, type SchoolFacts } from '@/lib/licences/rules'
import { loginInitiation } from '@/lib/sso/launch'

/** The shortcut's title as the statements of the pupil's path read it along; all null where there is none. */
export type TitleRow = { productId: string | null; title: string | null; url: string | null; publisher: string | null; loginUrl: string | null } & SchoolFacts

/**
 * Where a pupil goes who just got in: straight to the publisher where the school has a way in, which saves a request and two
 * reads. The authorization checks everything again. Else through `/start`, which tells why not, or to the overview.
 */
export function wayOn(row: TitleRow): string {
  if (!row.productId) return '/leerling'
  return row.loginUrl && whyNotForSchool(row) === null ? loginInitiation(row.loginUrl, row.url!, row.productId) : `/start/${row.productId}`
}
