import { isUuid } from '@/lib/core/ids'
import { productByUrl } from '@/lib/licences/queries'
import { run } from '@/lib/platform/db/pool'
import { schoolView, type GroupTile, type PupilTile } from './school-view'
import { SCHOOL_BY_REF } from './sql'

/** Why a shortcut does not lead to the groups; the child's screen tells each kindly (PUP-2). */
export type DoorwayRefusal = 'unknown-school' | 'not-at-school' | 'unknown-title'

type School = { id: string; name: string; revision: string }
type Found = { ok: true; school: School } | { ok: false; reason: DoorwayRefusal }

/** The school of an INSTELLING_REF, for a visitor at one of its addresses or on one of its devices (PUP-6). */
async function schoolAt(ref: string, address: string | null, device: Uint8Array | null): Promise<Found> {
  if (!isUuid(ref)) return { ok: false, reason: 'unknown-school' }
  const [school] = await run<School & { atSchool: boolean }>(SCHOOL_BY_REF, [ref, address, device])
  if (!school) return { ok: false, reason: 'unknown-school' }
  return school.atSchool ? { ok: true, school } : { ok: false, reason: 'not-at-school' }
}

/** What a shortcut opens with: the school's groups and, where it names one, the title. Only at school (PUP-1, PUP-2). */
export async function openDoorway(ref: string, target: string | null, address: string | null, device: Uint8Array | null = null): Promise<
  { ok: true; school: string; title: string | null; groups: GroupTile[] } | { ok: false; reason: DoorwayRefusal }
> {
  const found = await schoolAt(ref, address, device)
  if (!found.ok) return found
  const product = target ? await productByUrl(target) : null
  if (target && !product) return { ok: false, reason: 'unknown-title' }
  const view = await schoolView(found.school.id, found.school.revision)
  return { ok: true, school: found.school.name, title: product?.name ?? null, groups: view.groups }
}

/** The pictures and names of one group. A group of another school looks like one that is not there: empty. */
export async function openGroup(ref: string, groupId: string, address: string | null, device: Uint8Array | null = null): Promise<{ ok: true; pupils: PupilTile[] } | { ok: false; reason: DoorwayRefusal }> {
  const found = await schoolAt(ref, address, device)
  if (!found.ok) return found
  const view = await schoolView(found.school.id, found.school.revision)
  return { ok: true, pupils: view.pupils.get(groupId) ?? [] }
}
