import { describe, expect, test } from 'vitest'
import { MANUALS, manualOf, manualsFor } from './manuals'
import type { Part } from './model'

const textOf = (part: Part) => (typeof part === 'string' ? part : 'steps' in part ? part.steps.join(' ') : part.points.join(' '))

describe('HLP-1: manuals per role', () => {
  test('those of the requirement are there, each with an address of its own', () => {
    expect(MANUALS.map(({ id }) => id).sort()).toEqual(['snelkoppelingen-chromebook-android', 'snelkoppelingen-mac-ipad', 'snelstart-ict-coordinator', 'snelstart-leerkracht', 'stappenplan-fusie', 'thuislogin-leerkrachten', 'thuislogin-ouders', 'webclips-zuludesk'])
    expect(manualOf('snelstart-leerkracht')?.for).toEqual(['teacher'])
    for (const id of ['', 'onzin', 'toString']) expect(manualOf(id)).toBeNull()
  })
  test('every audience has one, and sees no other’s', () => {
    for (const audience of ['coordinator', 'teacher', 'parent'] as const) for (const manual of manualsFor(audience)) expect(manual.for).toContain(audience)
    expect(manualsFor('parent')).toHaveLength(1)
    expect(manualsFor(null)).toEqual(MANUALS)
  })
  test('HLP-5: parents are sent to the school, never to a helpdesk', () => {
    for (const manual of manualsFor('parent')) {
      const text = manual.chapters.flatMap(({ parts }) => parts.map(textOf)).join(' ')
      expect(text).toMatch(/school/)
      expect(text).not.toMatch(/helpdesk/i)
    }
  })
  test('each chapter has a title of its own and says something', () => {
    for (const { chapters } of MANUALS) {
      expect(new Set(chapters.map(({ title }) => title)).size).toBe(chapters.length)
      for (const { parts } of chapters) expect(parts.map(textOf).join('').length).toBeGreaterThan(40)
    }
  })
})
