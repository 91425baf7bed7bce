import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCurrent, linkParts, mayDismiss, NOTICE_AUDIENCE_NAMES, noticesFor, paragraphsOf, type Notice, type Viewer } from './rules'

const now = new Date('2026-11-23T09:00:00Z')
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const notice = (given: Partial<Notice> = {}): Notice => ({ id: 'n', kind: 'news', audience: 'everybody', text: 'x', more: '', startsAt: at(-10), endsAt: null, ...given })

describe('AUT-8: who sees which notice', () => {
  test.each<[Notice['audience'], Viewer[]]>([
    ['everybody', ['front', 'staff', 'coordinator', 'parent']], ['staff', ['staff', 'coordinator']], ['coordinators', ['coordinator']], ['parents', ['parent']],
  ])('%s: %j', (audience, viewers) => {
    const seen = (['front', 'staff', 'coordinator', 'parent'] as const).filter((viewer) => noticesFor([notice({ audience })], viewer, now).length === 1)
    expect(seen).toEqual(viewers)
  })
  test('every audience has somebody', () => expect(NOTICE_AUDIENCE_NAMES).toHaveLength(4))
  test.each([
    ['begun, without end', at(-1), null, true], ['begins now', now, null, true], ['not begun', at(1), null, false], ['over', at(-9), at(-1), false], ['ends this moment', at(-9), now, false], ['under way', at(-9), at(9), true],
  ])('%s', (_, startsAt, endsAt, shown) => expect(isCurrent({ startsAt, endsAt }, now)).toBe(shown))
  test('faults come first and stay; the rest may be put away', () => {
    const [first, second, third] = noticesFor([notice({ id: 'old' }), notice({ id: 'new', startsAt: at(-1) }), notice({ id: 'bad', kind: 'outage', startsAt: at(-60) })], 'staff', now)
    expect([first!.id, second!.id, third!.id]).toEqual(['bad', 'new', 'old'])
    expect([mayDismiss('outage'), mayDismiss('maintenance'), mayDismiss('news')]).toEqual([false, true, true])
  })
})

describe('plain text with links', () => {
  test('paragraphs by blank lines', () => expect(paragraphsOf('een\r\ntwee\n\n  \ndrie\n\n')).toEqual(['een\r\ntwee', 'drie']))
  test('https only; the full stop behind it stays text', () => {
    expect(linkParts('Zie https://status.school.example/a?b=1. Tot dan.')).toEqual([{ text: 'Zie ' }, { text: 'https://status.school.example/a?b=1', href: 'https://status.school.example/a?b=1' }, { text: '. Tot dan.' }])
    for (const text of ['http://x.example', 'javascript:alert(1)', 'https://', 'https://localhost', 'https://a:b@c.example', 'HTTPS://X.EXAMPLE', 'data:text/html,x']) expect(linkParts(text).some(({ href }) => href), text).toBe(false)
  })
  test('the pieces are the text, whatever it is; links are https', () => {
    const wild = fc.array(fc.oneof(fc.string(), fc.webUrl(), fc.constantFrom('https://', 'https://a.example', '.', ' ', '\n', 'javascript:'))).map((list) => list.join(''))
    fc.assert(fc.property(wild, (text) => {
      const parts = linkParts(text)
      expect(parts.map((part) => part.text).join('')).toBe(text)
      for (const { href } of parts) if (href !== undefined) expect(new URL(href).protocol).toBe('https:')
    }))
  })
})
