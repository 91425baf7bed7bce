import { expect, test } from 'vitest'
import { CONTENT_TEXTS } from './finding-texts-content'
import { FILE_TEXTS } from './finding-texts-file'
import { LINK_TEXTS } from './finding-texts-link'
import { SCHOOL_TEXTS } from './finding-texts-school'
import { findingSummary } from './finding-summaries'

test('LAS-3: every finding has words of its own for who may not see whom it is about; a code of another release stays', () => {
  const words = Object.keys({ ...FILE_TEXTS, ...CONTENT_TEXTS, ...LINK_TEXTS, ...SCHOOL_TEXTS }).map((code) => [code, findingSummary(code)] as const)
  expect(words.filter(([code, said]) => said === code || !said.trim())).toEqual([])
  expect(new Set(words.map(([, said]) => said)).size).toBe(words.length)
  expect([findingSummary('oud.iets'), findingSummary('toString')]).toEqual(['oud.iets', 'toString'])
})
