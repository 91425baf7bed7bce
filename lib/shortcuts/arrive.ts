import { productByUrl } from '@/lib/licences/queries'
import { isRefInUse } from './queries'

/** Where a staff shortcut leads after logging in, and what is wrong with it. */
export type Arrival = { next: string | null; old: 'school' | 'title' | null }

/**
 * Reads the address of a staff shortcut (MAT-3). TARGET leads on only when it is a registered address of a title, and
 * then to our own launch of it: no open redirect. A mark or a title that is not there (any more) is told.
 */
export async function arriveByShortcut({ TARGET, INSTELLING_REF }: { TARGET?: unknown; INSTELLING_REF?: unknown }): Promise<Arrival> {
  const [target, ref] = [TARGET, INSTELLING_REF].map((value) => (typeof value === 'string' ? value : ''))
  const [title, known] = await Promise.all([target ? productByUrl(target) : null, ref ? isRefInUse(ref!) : true])
  return { next: title && `/start/${title.id}`, old: !known ? 'school' : target && !title ? 'title' : null }
}
