import { describe, expect, it } from 'vitest'
import { toldByPlaywright, toldByVitest } from './failures'

describe('what failed, said again at the end', () => {
  it('a failed test by file and name, with the start of its message; what passed is not told', () => {
    const long = Array.from({ length: 80 }, (_, index) => `line ${index}`).join('\n')
    const told = toldByVitest({
      testResults: [
        { name: 'a.test.ts', status: 'failed', assertionResults: [{ fullName: 'adds', status: 'passed' }, { fullName: 'divides', status: 'failed', failureMessages: [long] }] },
        { name: 'b.test.ts', status: 'passed', assertionResults: [{ fullName: 'holds', status: 'passed', failureMessages: [] }] },
      ],
    })
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/^a\.test\.ts › divides\nline 0\nline 1\n/)
    expect(told[0]).not.toContain('line 79')
  })

  it('a file that broke before its first test', () => {
    expect(toldByVitest({ testResults: [{ name: 'c.test.ts', status: 'failed', message: 'no such module', assertionResults: [] }] })).toEqual(['c.test.ts\nno such module'])
  })

  it('a journey that failed, however deep, and one that passed only the second time', () => {
    const spec = (title: string, status: string, message: string) => ({ title, file: 'x.spec.ts', tests: [{ status, results: [{ errors: [{ message }] }] }] })
    expect(toldByPlaywright([{ specs: [spec('fine', 'expected', '')], suites: [{ specs: [spec('broken', 'unexpected', 'no button')], suites: [{ specs: [spec('unsteady', 'flaky', 'late')] }] }] }])).toEqual([
      'x.spec.ts › broken\nno button',
      'x.spec.ts › unsteady\nlate',
    ])
  })
})
