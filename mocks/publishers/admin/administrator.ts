import type { Publisher } from '../publisher'
import type { Session } from '../session'

/** Somebody who may open licence management, for one school. */
export type Administrator = {
  session: Session
  schoolId: number
  /** Whoever does not teach sees fewer options (LIC-3). */
  teaches: boolean
  /** The LAS keys of the groups that may be linked; null: all of the school. */
  onlyGroups: ReadonlySet<string> | null
}

/**
 * Decides from what the portal told whether somebody may open licence management, and for which groups. A teacher keeps
 * to the own groups where the portal tells those; a coordinator's role is wider and always counts.
 */
export function administratorOf(
  publisher: Publisher,
  session: Session,
): Administrator | { refused: 'role' | 'school' } {
  const { role, school_id, group_keys } = session.identity
  if (!publisher.administrators.some((allowed) => role.includes(allowed))) return { refused: 'role' }
  if (school_id === undefined) return { refused: 'school' }
  const onlyOwn = !role.includes('coordinator') && group_keys !== undefined
  return {
    session,
    schoolId: school_id,
    teaches: role.includes('teacher'),
    onlyGroups: onlyOwn ? new Set(group_keys) : null,
  }
}
