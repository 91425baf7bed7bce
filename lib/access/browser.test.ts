import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { browserOf, otherBrowser } from './browser'

const AGENTS = {
  'Chrome op Windows': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Edge op Windows': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
  'Firefox op Windows': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0',
  'Safari op Mac of iPad': 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
  'Safari op iPhone of iPad': 'Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
  'Chrome op Chromebook': 'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Chrome op Android': 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
  'onbekende browser': 'curl/8.5.0',
} as const
const of = (agent: string | null, brands?: string) => browserOf((name) => (name === 'user-agent' ? agent : name === 'sec-ch-ua' ? brands : null))

describe('AUT-4: roughly which browser', () => {
  test.each(Object.entries(AGENTS))('%s', (name, agent) => expect(of(agent)).toBe(name))
  test('brands tell apart what calls itself Chrome', () => expect(of(AGENTS['Chrome op Windows'], '"Chromium";v="142", "Brave";v="142"')).toBe('Brave op Windows'))
  test('none named: none', () => expect([of(null), of('')]).toEqual([null, null]))
  test('wild ones never throw', () => fc.assert(fc.property(fc.string(), fc.string(), (agent, brands) => void of(agent, brands))))
})

describe('AUT-4: the same cookie in another browser', () => {
  test.each([
    ['Chrome op Windows', 'Firefox op Windows', true], ['Chrome op Windows', 'Edge op Windows', true], ['Chrome op Windows', 'Chrome op Android', true],
    ['Chrome op Windows', 'onbekende browser', true], ['Chrome op Windows', 'Chrome op Windows', false],
    ['Safari op Mac of iPad', 'Safari op iPhone of iPad', false], ['Chrome op Android', 'Chrome op Linux', false], ['Chrome op Windows', null, false], [null, 'Chrome op Windows', false],
  ])('given to %s, comes from %s: %s', (opened, now, other) => expect(otherBrowser(opened, now)).toBe(other))
})
