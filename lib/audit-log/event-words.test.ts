import { describe, expect, test } from 'vitest'
import { AUDIT_EVENTS } from '@/lib/audit/events'
import { ACTOR_WORDS, cursorText, EVENT_KINDS, eventWords, HIDDEN_FROM_HELPDESK, kindOf, readCursor } from './event-words'

describe('DAT-2: the audit log in words', () => {
  test('every event has a kind that one can look for', () => expect([...new Set(Object.keys(AUDIT_EVENTS).map(kindOf))].filter((kind) => !Object.hasOwn(EVENT_KINDS, kind))).toEqual([]))
  test('what an event says; a code that nobody knows is shown as it is', () => {
    expect(eventWords('roster.confirmed')).toBe('heeft een import bevestigd')
    expect([eventWords('nieuw.iets'), eventWords('toString')]).toEqual(['nieuw.iets', 'toString'])
  })
  test('HLP-3: the helpdesk sees nothing of licences and titles', () => expect(HIDDEN_FROM_HELPDESK).toEqual(expect.arrayContaining(['licences', 'shortcuts', 'sso'])))
  test('somebody without a name has words', () => expect(Object.keys(ACTOR_WORDS).sort()).toEqual(['home', 'publisher', 'pupil', 'staff', 'stranger', 'system']))
})

test('a cursor comes back as it went; anything else is none', () => {
  const cursor = { at: new Date('2026-11-23T09:05:00.123Z'), id: 9_007_199_254_740_993n }
  expect(readCursor(cursorText(cursor))).toEqual(cursor)
  for (const text of [null, '', '-', '1', '1-', 'a-b', '1-2-3', '9999999999999999-1', '1-9999999999999999999', '1 or 1=1-1']) expect(readCursor(text), String(text)).toBeNull()
})
