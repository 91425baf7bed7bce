/** Whom a question is for. Parents are always sent to the school (HLP-5). */
export const AUDIENCES = { coordinator: 'ICT-coördinator', teacher: 'Leerkracht', parent: 'Ouder' } as const
export type Audience = keyof typeof AUDIENCES

/** A paragraph, steps in order, or points without one. */
export type Part = string | { steps: readonly string[] } | { points: readonly string[] }

export type Question = {
  /** Stands in the address: `/vraag-en-antwoord#ip-adres`. */
  id: string
  question: string
  answer: readonly Part[]
  for: readonly Audience[]
  /** Other words by which people look for this. */
  words?: string
}

export type Category = { id: string; title: string; questions: readonly Question[] }

/** A manual: what somebody does from beginning to end. Printable, so without links. */
export type Manual = {
  /** Stands in the address: `/handleidingen/snelstart-ict-coordinator`. */
  id: string
  title: string
  sentence: string
  for: readonly Audience[]
  chapters: readonly { title: string; parts: readonly Part[] }[]
}

/** Who works at a school. */
export const STAFF: readonly Audience[] = ['coordinator', 'teacher']
