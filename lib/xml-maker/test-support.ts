import type { Draft, GroupRow, PupilRow, StaffRow } from './model'

/** Ids in order: a1, a2, … */
export function counter(prefix = 'a'): () => string {
  let count = 0
  return () => `${prefix}${(count += 1)}`
}

export const groupRow = (id: string, parts: Partial<GroupRow> = {}): GroupRow => ({ id, key: `k-${id}`, name: `Groep ${id}`, kind: 'base', yearGroup: '5', description: '', ...parts })
export const pupilRow = (id: string, parts: Partial<PupilRow> = {}): PupilRow => ({ id, key: `k-${id}`, firstName: `Kind ${id}`, prefix: '', lastName: 'Voorbeeld', initials: '', yearGroup: '5', groups: [], combined: [], ...parts })
export const staffRow = (id: string, parts: Partial<StaffRow> = {}): StaffRow => ({ id, key: `k-${id}`, firstName: `Juf ${id}`, prefix: '', lastName: 'Voorbeeld', initials: '', groups: [], ...parts })

/** A draft with nothing wrong in it, but for these parts. */
export const goodDraft = (parts: Partial<Draft> = {}): Draft => ({ schoolYear: '2025-2026', groups: [groupRow('g')], pupils: [pupilRow('p', { groups: ['g'] })], staff: [staffRow('s', { groups: ['g'] })], ...parts })

export const SCHOOL = { brin: '99ZZ00', schoolKey: null }
