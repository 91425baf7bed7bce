import type { StaffActor } from '@/lib/access/actor'
import { isUuid } from '@/lib/core/ids'
import { factsOfSchool } from '@/lib/licences/queries'
import { run } from '@/lib/platform/db/pool'
import { forSchool } from '@/lib/platform/db/scope'
import { portalName, portalOrigin } from '@/lib/platform/portal'
import { shortcutAddress, type ShortcutAudience } from './addresses'
import type { Issuer, Shortcut } from './formats'
import { shortcutsOf } from './rules'
import { REF_IN_USE } from './sql'

/** A title with the shortcuts that the actor may download. */
export type TitleShortcuts = { id: string; name: string; publisher: string } & Record<ShortcutAudience, Shortcut | null>
export type SchoolShortcuts = { issuer: Issuer; portal: Record<ShortcutAudience, Shortcut>; titles: TitleShortcuts[] }

/** All shortcuts of the chosen school that this member of staff may download, titles by name (MAT-2). */
export async function shortcutsFor(actor: StaffActor & { school: NonNullable<StaffActor['school']> }): Promise<SchoolShortcuts> {
  const scope = { schoolId: actor.school.id, groupIds: actor.groupIds }
  const [{ schoolRef }, facts] = await Promise.all([
    forSchool(scope).school.findFirstOrThrow({ select: { schoolRef: true } }),
    factsOfSchool({ schoolId: actor.school.id, pupilId: null, employmentId: actor.employmentId, address: null }),
  ])
  const made = (key: string, name: string, audience: ShortcutAudience, target?: string): Shortcut => ({
    key: `${key}.${audience}`, name: audience === 'teacher' ? `${name} (leerkracht)` : name, address: shortcutAddress(portalOrigin(), schoolRef, audience, target),
  })
  const titles = facts.flatMap((title) => {
    const audiences = shortcutsOf(title, actor.roles)
    const own = (audience: ShortcutAudience) => (audiences.includes(audience) ? made(title.productId, title.productName, audience, title.url) : null)
    return audiences.length > 0 ? [{ id: title.productId, name: title.productName, publisher: title.publisherName, pupil: own('pupil'), teacher: own('teacher') }] : []
  })
  const name = portalName()
  return {
    issuer: { portalName: name, portalHost: new URL(portalOrigin()).host, schoolId: actor.school.id, schoolName: actor.school.name },
    portal: { pupil: { ...made('portaal', name, 'pupil'), name: `${name} leerling` }, teacher: { ...made('portaal', name, 'teacher'), name: `${name} leerkracht` } },
    titles: titles.sort((a, b) => a.name.localeCompare(b.name, 'nl')),
  }
}

/** False for an INSTELLING_REF that is no school's (any more): a merger or a split replaced it (MAT-1). */
export async function isRefInUse(ref: string): Promise<boolean> {
  return isUuid(ref) && (await run(REF_IN_USE, [ref])).length > 0
}
