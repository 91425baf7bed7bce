import { AT_HOME_PARENTS, AT_HOME_TEACHERS } from './manuals/at-home'
import { MERGE } from './manuals/merge'
import { QUICK_COORDINATOR, QUICK_TEACHER } from './manuals/quick-start'
import { BOOKMARKS_APPLE, BOOKMARKS_GOOGLE, WEBCLIPS_ZULUDESK } from './manuals/shortcuts'
import type { Audience, Manual } from './model'

/** The manuals (HLP-1), in the order in which they are listed. They tell what the portal does today. */
export const MANUALS: readonly Manual[] = [QUICK_COORDINATOR, QUICK_TEACHER, AT_HOME_TEACHERS, AT_HOME_PARENTS, BOOKMARKS_APPLE, BOOKMARKS_GOOGLE, WEBCLIPS_ZULUDESK, MERGE]

/** The manual that an address names; null: there is none. */
export function manualOf(id: string): Manual | null {
  return MANUALS.find((manual) => manual.id === id) ?? null
}

/** Those for one audience, or all. */
export function manualsFor(audience: Audience | null): readonly Manual[] {
  return audience === null ? MANUALS : MANUALS.filter((manual) => manual.for.includes(audience))
}
