import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ENDPOINTS } from './endpoints'
import { PROBLEMS } from './problem'

const MANUAL = readFileSync('docs/publisher-api.md', 'utf8')

test('the manual speaks of every sort of address in the table', () => {
  const words = new Set(ENDPOINTS.map(({ path }) => path.split('/').findLast((part) => !part.startsWith(':'))!))
  expect([...words].filter((word) => !new RegExp(`[/…\`]${word}\\b`).test(MANUAL))).toEqual([])
})

test('the manual explains every problem, with its status', () => {
  expect(Object.entries(PROBLEMS).filter(([kind, { status }]) => !MANUAL.includes(`| \`${kind}\` | ${status} |`))).toEqual([])
})
