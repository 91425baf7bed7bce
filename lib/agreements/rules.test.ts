import { describe, expect, test } from 'vitest'
import { boardState, isFreeMailbox, isOpen, signedTitle, stateFor, type Asked, type Signed } from './rules'
import { CURRENT, named, textDigest, versionOf, VERSIONS } from './text'

const NOW = new Date('2026-11-22T12:00:00Z')
const at = (days: number) => new Date(NOW.getTime() + days * 86_400_000)
const school = { id: 's1', boardId: 'b1' }
test.each([['a@gmail.com', true], ['a@Hotmail.NL', true], ['a@yahoo.co.uk', true], ['a@gmail.example.school.nl', false], ['a@stichting.example', false], ['gmail.com@bestuur.nl', false]])('a free mailbox: %s', (email, free) => {
  expect(isFreeMailbox(email)).toBe(free)
})

test.each([[{ refused: false, withdrawnAt: null }, 'De overeenkomst is getekend'], [{ refused: true, withdrawnAt: null }, 'Uw handtekening is niet aanvaard'], [{ refused: true, withdrawnAt: NOW }, 'Uw handtekening is ingetrokken']])('what the signer reads: %j', (row, title) => {
  expect(signedTitle(row)).toBe(title)
})

const signed = (data: Partial<Signed> = {}): Signed => ({ id: 'a', boardId: 'b1', soleSchoolId: null, version: '2.0', signedAt: at(-10), checkedAt: at(-9), refused: false, ...data })
const asked = (data: Partial<Asked> = {}): Asked => ({ id: 'r', expiresAt: at(1), endedAt: null, signed: false, ...data })
const state = (agreements: Signed[], requests: Asked[] = []) => stateFor(school, agreements, requests, '2.0', NOW).state

describe('ACC-6: how a school stands', () => {
  test.each<[string, Signed[], Asked[], string]>([
    ['nothing yet', [], [], 'none'],
    ['asked', [], [asked()], 'asked'],
    ['a link that expired asks nobody any more', [], [asked({ expiresAt: at(0) })], 'none'],
    ['nor one that was replaced', [], [asked({ endedAt: at(-1) })], 'none'],
    ['signed for all schools', [signed()], [], 'signed'],
    ['signed for this school alone', [signed({ soleSchoolId: 's1' })], [], 'signed'],
    ['for another school alone', [signed({ soleSchoolId: 's2' })], [], 'none'],
    ['ACC-2: by the board it belonged to before', [signed({ boardId: 'b0' })], [], 'none'],
    ['by the board before, for this school alone', [signed({ boardId: 'b0', soleSchoolId: 's1' })], [], 'none'],
    ['signed, and nobody looked yet at who did', [signed({ checkedAt: null })], [], 'check'],
    ['the same for another school alone', [signed({ checkedAt: null, soleSchoolId: 's2' })], [], 'none'],
    ['by somebody who may not', [signed({ refused: true })], [], 'none'],
    ['refused, then by somebody who may', [signed({ refused: true }), signed()], [], 'signed'],
    ['one that holds, and a second one to look at', [signed(), signed({ checkedAt: null })], [], 'signed'],
    ['an older version that holds, the new one to look at', [signed({ version: '1.0' }), signed({ checkedAt: null })], [], 'check'],
    ['an older version', [signed({ version: '1.0' })], [], 'older'],
    ['an older version for all, the new one for this school', [signed({ version: '1.0', signedAt: at(-1) }), signed({ soleSchoolId: 's1' })], [], 'signed'],
  ])('%s', (_, agreements, requests, expected) => expect(state(agreements, requests)).toBe(expected))
  test('a new version asks anew and says whether it is under way', () => {
    expect(stateFor(school, [signed({ version: '1.0' })], [asked()], '2.0', NOW)).toMatchObject({ state: 'older', asked: true })
  })
})

describe('ACC-6: how a board stands', () => {
  const board = { id: 'b1', schoolIds: ['s1', 's2'] }
  test.each<[string, Signed[], Asked[], object]>([
    ['all', [signed()], [], { state: 'signed', covered: 2 }],
    ['one of two', [signed({ soleSchoolId: 's1' })], [], { state: 'none', covered: 1 }],
    ['one of two, the rest asked', [signed({ soleSchoolId: 's1' })], [asked()], { state: 'asked', covered: 1 }],
    ['each by itself', [signed({ soleSchoolId: 's1' }), signed({ soleSchoolId: 's2' })], [], { state: 'signed', covered: 2 }],
    ['to look at', [signed({ checkedAt: null })], [], { state: 'check', covered: 0 }],
    ['older', [signed({ version: '1.0' })], [], { state: 'older', covered: 0 }],
  ])('%s', (_, agreements, requests, expected) => expect(boardState(board, agreements, requests, '2.0', NOW)).toEqual(expected))
  test('a board without schools has signed nothing', () => expect(boardState({ id: 'b1', schoolIds: [] }, [signed()], [], '2.0', NOW)).toEqual({ state: 'none', covered: 0 }))
})

test('a link works until it expires, is replaced or was signed by', () => {
  expect([asked(), asked({ expiresAt: NOW }), asked({ endedAt: NOW }), asked({ signed: true })].map((each) => isOpen(each, NOW))).toEqual([true, false, false, false])
})

describe('the text', () => {
  test('versions have names of their own; each says that it covers the portal only', () => {
    expect(new Set(VERSIONS.map(({ version }) => version)).size).toBe(VERSIONS.length)
    expect(versionOf(CURRENT.version)).toBe(CURRENT)
    expect(versionOf('0')).toBeUndefined()
    for (const text of VERSIONS) expect(JSON.stringify(text.articles)).toMatch(/alleen over \{portal\}.*uitgeverijen.*leerling-administratiesysteem.*netwerkomgeving/)
  })
  test('a text that was signed never changes: it gets a successor', () => {
    expect(VERSIONS.map((text) => [text.version, textDigest(text, 'Leerpoort')])).toEqual([['1.0', '22192a4aeaf3dd69d472f8399e114a5c9c4dbbaf4e25886ae707313bf59567ca']])
  })
  test('no name is left open', () => expect(named(JSON.stringify(CURRENT), 'Leerpoort')).not.toContain('{'.concat('portal')))
})
