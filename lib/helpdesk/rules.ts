import { AUDIENCES, type Audience, type Category, type Part, type Question } from './model'

/** The audience that an address names; null for all. */
export function readAudience(text: string | undefined): Audience | null {
  return text !== undefined && Object.hasOwn(AUDIENCES, text) ? (text as Audience) : null
}

/**
 * The questions for one audience, or all, in which every word that was looked for occurs: in the question, its answer or
 * its keywords. Part of a word will do, capitals and accents do not count: 'adres' finds 'IP-adressen'. Categories keep
 * their order; those without a find fall away.
 */
export function findQuestions(categories: readonly Category[], looked: string, audience: Audience | null): Category[] {
  const words = fold(looked).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  return categories
    .map((category) => ({ ...category, questions: category.questions.filter((each) => isFor(each, audience) && holds(each, category, words)) }))
    .filter((category) => category.questions.length > 0)
}

function isFor(question: Question, audience: Audience | null): boolean {
  return audience === null || question.for.includes(audience)
}

function holds(question: Question, category: Category, words: string[]): boolean {
  const text = fold([category.title, question.question, question.words ?? '', ...question.answer.map(textOf)].join(' '))
  return words.every((word) => text.includes(word))
}

function textOf(part: Part): string {
  if (typeof part === 'string') return part
  return ('steps' in part ? part.steps : part.points).join(' ')
}

/** Lower case, without accents. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
