import type { Role } from '@/lib/access/actor'
import type { AccessFacts } from '@/lib/licences/rules'
import type { ShortcutAudience } from './addresses'

/** Roles that place shortcuts for the whole school, or work with all its groups (GRP-6). */
const WHOLE_SCHOOL: readonly Role[] = ['coordinator', 'careCoordinator', 'remedialTeacher']

/**
 * Which shortcuts of a title somebody of the staff may download (MAT-2): those of titles that the school ticked and has
 * a licence for; where the person sees the own groups only, of the titles that are linked to them (LIC-1).
 */
export function shortcutsOf(title: AccessFacts, roles: readonly Role[]): ShortcutAudience[] {
  if (!title.consented || !title.licensed) return []
  if (!title.linked && !roles.some((role) => WHOLE_SCHOOL.includes(role))) return []
  if (title.audience === 'teacher') return ['teacher']
  return title.teacherEntrance ? ['pupil', 'teacher'] : ['pupil']
}
