import type { Actor } from '@/lib/access/actor'
import { may } from '@/lib/access/permissions'
import { acrossSchools } from '@/lib/platform/db/scope'
import { coordinatesNow } from '@/lib/staff/coordinators'
import { VIEWER_WORDS, type Viewer } from './rules'

/**
 * As whom somebody reads notices (AUT-8): who is logged in sees what is for them, who comes from a login page (`from`) what stood
 * there, anybody else what is for everybody. A coordinator who has not chosen a school yet has no role there so far, and is one.
 */
export async function viewerOf(actor: Actor | null, from: string | undefined, now: Date): Promise<Viewer> {
  if (actor?.kind === 'staff') return may(actor.roles, 'manage.view') || may(actor.roles, 'helpdesk.notices') || (actor.school === null && (await coordinates(actor.userId, now))) ? 'coordinator' : 'staff'
  if (actor?.kind === 'home') return 'parent'
  return actor ? 'front' : from === VIEWER_WORDS.staff ? 'staff' : from === VIEWER_WORDS.parent ? 'parent' : 'front'
}

async function coordinates(userId: string, now: Date): Promise<boolean> {
  return (await acrossSchools('somebody reads notices before choosing one of the own schools').employment.count({ where: { userId, ...coordinatesNow(now), school: { active: true } } })) > 0
}
