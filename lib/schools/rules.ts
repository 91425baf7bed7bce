type Place = { city: string | null; boardNumber: string | null }

/** In what a record of DUO differs from the school that is to get its BRIN, so that it may be another school's (ACC-2). What DUO does not tell is no difference. */
export function brinDifferences(school: Place, listed: Place): ('city' | 'board')[] {
  const other = (was: string | null, now: string | null) => now !== null && was?.trim().toLowerCase() !== now.trim().toLowerCase()
  return [...(other(school.city, listed.city) ? ['city' as const] : []), ...(other(school.boardNumber, listed.boardNumber) ? ['board' as const] : [])]
}

/** Kinds of locations that DUO does not list (ACC-2). */
export const OWN_KINDS = ['abroad', 'remedialPractice', 'teacherTraining', 'test', 'inspection'] as const
export type OwnKind = (typeof OWN_KINDS)[number]
export const OWN_KIND_WORDS: Record<OwnKind, string> = { abroad: 'school in het buitenland', remedialPractice: 'RT-praktijk', teacherTraining: 'Pabo', test: 'testlocatie', inspection: 'locatie voor de inspectie' }
