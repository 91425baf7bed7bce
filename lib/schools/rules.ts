/** Kinds of locations that DUO does not list (ACC-2). */
export const OWN_KINDS = ['abroad', 'remedialPractice', 'teacherTraining', 'test', 'inspection'] as const
export type OwnKind = (typeof OWN_KINDS)[number]
export const OWN_KIND_WORDS: Record<OwnKind, string> = { abroad: 'school in het buitenland', remedialPractice: 'RT-praktijk', teacherTraining: 'Pabo', test: 'testlocatie', inspection: 'locatie voor de inspectie' }
