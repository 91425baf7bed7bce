import { describe, expect, it } from 'vitest'
import { CONTENT_TEXTS } from './finding-texts-content'
import { FILE_TEXTS } from './finding-texts-file'
import { LINK_TEXTS } from './finding-texts-link'
import { SCHOOL_TEXTS } from './finding-texts-school'
import { findingText, severityOf, type FindingCode } from './finding-texts'

const ALL = Object.keys({ ...FILE_TEXTS, ...CONTENT_TEXTS, ...SCHOOL_TEXTS, ...LINK_TEXTS }) as FindingCode[]

describe('LAS-3: every finding has a message and a remedy', () => {
  it.each(ALL)('%s', (code) => {
    const bare = findingText({ code, params: { count: 1 } })
    const placed = findingText({ code, line: 12, subject: 'Daan C.', params: { kind: 'pupil', count: 2 } })
    expect(bare.message).toMatch(/^[A-ZÉ"0-9].*[.]$/s)
    expect(placed.message).toMatch(/^Regel 12: .*[.]$/s)
    expect(placed.remedy).toMatch(/^[A-Z].*[.]$/s)
    expect(`${bare.message}${placed.message}${placed.remedy}`).not.toMatch(/undefined|\[object|NaN/)
    // Polite, and no one is called 'je'.
    expect(placed.remedy).not.toMatch(/\b(je|jij|jouw)\b/i)
    expect(['error', 'question', 'warning', 'notice']).toContain(severityOf(code))
  })

  it('has no code in two catalogues', () => {
    const keys = [FILE_TEXTS, CONTENT_TEXTS, SCHOOL_TEXTS, LINK_TEXTS].flatMap((texts) => Object.keys(texts))
    expect(new Set(keys).size).toBe(keys.length)
  })
})
