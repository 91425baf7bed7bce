import { describe, expect, it } from 'vitest'
import type { Category, Part } from './model'
import { CATEGORIES } from './questions'
import { findQuestions, readAudience } from './rules'

const SOME: Category[] = [
  { id: 'a', title: 'Netwerk', questions: [{ id: 'ip', question: 'Welke IP-adressen?', answer: ['Het adres van de school.'], for: ['coordinator'], words: 'internet' }] },
  { id: 'b', title: 'Inloggen', questions: [
    { id: 'pin', question: 'Pincode kwijt?', answer: ['Kijk in het groepsoverzicht.', { steps: ['Open de groep.', 'Zoek Zoë.'] }], for: ['teacher', 'coordinator'] },
    { id: 'thuis', question: 'Thuis?', answer: ['Vraag de school.'], for: ['parent'] },
  ] },
]
const ids = (looked: string, audience: Parameters<typeof findQuestions>[2] = null) => findQuestions(SOME, looked, audience).flatMap((category) => category.questions.map(({ id }) => id))

describe('findQuestions', () => {
  it('gives everything when nothing is looked for', () => expect(ids('')).toEqual(['ip', 'pin', 'thuis']))
  it('finds parts of words, whatever the capitals and accents', () => {
    expect(ids('ADRES')).toEqual(['ip'])
    expect(ids('zoe')).toEqual(['pin'])
  })
  it('wants every word, anywhere in question, answer, keywords or category', () => {
    expect(ids('internet school')).toEqual(['ip'])
    expect(ids('pincode netwerk')).toEqual([])
    expect(ids('inloggen')).toEqual(['pin', 'thuis'])
  })
  it('keeps to one audience', () => expect(ids('', 'parent')).toEqual(['thuis']))
  it('takes signs for blanks, so that nothing can break the search', () => expect(ids('(ip).*')).toEqual(['ip']))
  it('leaves empty categories out', () => expect(findQuestions(SOME, 'pincode', null).map(({ id }) => id)).toEqual(['b']))
})

describe('readAudience', () => {
  it('knows the three', () => expect(readAudience('teacher')).toBe('teacher'))
  it('takes anything else for all', () => expect([readAudience('toString'), readAudience(''), readAudience(undefined)]).toEqual([null, null, null]))
})

describe('the questions', () => {
  const all = CATEGORIES.flatMap((category) => category.questions)
  const textOf = (part: Part) => (typeof part === 'string' ? part : 'steps' in part ? part.steps.join(' ') : part.points.join(' '))

  it('have an address of their own each', () => expect(new Set([...all, ...CATEGORIES].map(({ id }) => id)).size).toBe(all.length + CATEGORIES.length))
  it('are there for every audience', () => expect(new Set(all.flatMap((each) => each.for))).toEqual(new Set(['coordinator', 'teacher', 'parent'])))
  it('send parents to the school, never to a helpdesk (HLP-5)', () => {
    for (const each of all.filter((one) => one.for.includes('parent'))) {
      const text = each.answer.map(textOf).join(' ')
      expect(text, each.id).toMatch(/school/i)
      expect(text, each.id).not.toMatch(/helpdesk/i)
    }
  })
})
