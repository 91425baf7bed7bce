import type { SubjectKind } from '@/lib/privacy/person-rules'

const KINDS: Record<string, SubjectKind> = { leerling: 'pupil', medewerker: 'staff', ouder: 'parent' }

/** The word in the address of a page, and back. */
export const KIND_WORDS: Record<SubjectKind, string> = { pupil: 'leerling', staff: 'medewerker', parent: 'ouder' }
export const readKind = (word: string): SubjectKind | null => (Object.hasOwn(KINDS, word) ? KINDS[word]! : null)
