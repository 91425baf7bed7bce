import { beforeAll, describe, expect, test } from 'vitest'
import { goodSettings, restartWith } from '@/lib/platform/test-support'
import { loginIsDue } from './fresh-login'

let momentOf: typeof import('./fresh-login').momentOf
let withMoment: typeof import('./fresh-login').withMoment
beforeAll(async () => {
  restartWith(goodSettings())
  ;({ momentOf, withMoment } = await import('./fresh-login'))
})
const NOW = new Date('2026-11-23T10:00:00.500Z')
const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)

describe('whether a publisher’s request wants a new login', () => {
  test.each<[string, Parameters<typeof loginIsDue>[0], Parameters<typeof loginIsDue>[1], boolean]>([
    ['nothing asked', { anew: false, maxAge: null }, { at: at(-9999), since: null, now: NOW }, false],
    ['asked anew, of a login of a second ago', { anew: true, maxAge: null }, { at: at(-1), since: null, now: NOW }, true],
    ['a login after the request', { anew: true, maxAge: null }, { at: at(-1), since: at(-2), now: NOW }, false],
    ['a login before it', { anew: true, maxAge: null }, { at: at(-2), since: at(-1), now: NOW }, true],
    ['a login at the same moment is none after it', { anew: true, maxAge: null }, { at: at(-1), since: at(-1), now: NOW }, true],
    ['exactly as old as allowed', { anew: false, maxAge: 60 }, { at: at(-60), since: null, now: NOW }, false],
    ['older', { anew: false, maxAge: 60 }, { at: at(-60.001), since: null, now: NOW }, true],
    ['slow, but after the request', { anew: false, maxAge: 1 }, { at: at(-5), since: at(-20), now: NOW }, false],
    ['after the request, and just now', { anew: true, maxAge: null }, { at: at(-300), since: at(-301), now: NOW }, false],
    ['after the request, and a while ago', { anew: true, maxAge: null }, { at: at(-301), since: at(-400), now: NOW }, true],
    ['the same, within the age that is asked', { anew: false, maxAge: 600 }, { at: at(-301), since: at(-400), now: NOW }, false],
    ['nobody logged in', { anew: false, maxAge: 60 }, { at: null, since: null, now: NOW }, true],
  ])('%s', (_, wanted, moments, due) => expect(loginIsDue(wanted, moments)).toBe(due))
})

describe('the moment of a request, in its address', () => {
  const query = new URLSearchParams({ client_id: 'malmberg', prompt: 'login', state: 'a b&c' })
  const marked = () => withMoment(query, NOW)
  test('is read again, and stays what it was', () => {
    expect(momentOf(marked(), at(60))).toEqual(NOW)
    expect(withMoment(marked(), at(60)).toString()).toBe(marked().toString())
    expect(momentOf(new URLSearchParams(marked().toString()), NOW)).toEqual(NOW)
  })
  test('is none for another request, another time, too late, too early, and made up', () => {
    for (const [name, value] of [['state', 'other'], ['client_id', 'cito'], ['more', 'x']]) {
      const other = marked()
      other.set(name!, value!)
      expect(momentOf(other, NOW), name).toBeNull()
    }
    const earlier = marked()
    earlier.set('sinds', earlier.get('sinds')!.replace(/^\d+/, String(at(-300).getTime())))
    expect(momentOf(earlier, NOW)).toBeNull()
    expect(momentOf(marked(), at(901))).toBeNull()
    expect(momentOf(marked(), at(-1))).toBeNull()
    for (const sinds of ['', 'x', '1.', `${NOW.getTime()}`, `${NOW.getTime()}.é`]) expect(momentOf(new URLSearchParams({ ...Object.fromEntries(query), sinds }), NOW), sinds).toBeNull()
  })
  test('a false one is made anew', () => expect(momentOf(withMoment(new URLSearchParams({ ...Object.fromEntries(query), sinds: '1234567890123.x' }), NOW), NOW)).toEqual(NOW))
})
