import { describe, expect, test } from 'vitest'
import { voidBadge } from '@/lib/groups/badges'
import { groupCards } from '@/lib/groups/cards'
import { makePupil } from '@/prisma/seed/factories'
import { command } from '../support/command'
import { teacher, group, bo, scope, secretsNow, issue, strangers, withClassroom } from '../support/classroom'

withClassroom()

describe('GRP-3: the cards', () => {
  test('each pupil’s own method, by name; a badge as a QR code, or none yet', async () => {
    const ad = await makePupil(teacher.school.id, group.id, { firstName: 'Ad', lastName: 'Aa', loginMethod: 'picture' })
    const cas = await makePupil(teacher.school.id, group.id, { firstName: 'Cas', lastName: 'Cals', loginMethod: 'badge' })
    const dirk = await makePupil(teacher.school.id, group.id, { firstName: 'Dirk', lastName: 'Dal', loginMethod: 'badge' })
    await issue([cas.id])
    const view = (await groupCards(scope(), group.id))!
    expect(view.cards.map(({ id, secret }) => [id, secret])).toEqual([
      [ad.id, { method: 'picture', picture: (await secretsNow(ad.id)).picture }], [bo.id, { method: 'pin', pin: '4711' }],
      [cas.id, { method: 'badge', qr: { size: expect.any(Number), path: expect.stringMatching(/^M/) } }], [dirk.id, { method: 'badge', qr: null }],
    ])
    expect((await groupCards(scope(), group.id, { badges: true }))!.cards.map(({ secret }) => [secret.method, secret.method === 'badge' && secret.qr !== null])).toEqual([['badge', false], ['badge', false], ['badge', true], ['badge', false]])
  })
  test('a void badge is never printed', async () => {
    await issue()
    await command(teacher, (context) => voidBadge(context, { pupilId: bo.id }))
    expect((await groupCards(scope(), group.id, { badges: true }))!.cards[0]!.secret).toEqual({ method: 'badge', qr: null })
    const forbidden = (await groupCards(scope(), group.id, { badges: true, mayBadge: false }))!.cards
    expect(forbidden.map(({ secret }) => secret), 'who may not give a badge prints none').toEqual(forbidden.map(() => ({ method: 'badge', qr: null })))
  })
  test('DAT-1: strangers’ groups are not there', async () => {
    for (const id of (await strangers()).groups) expect(await groupCards(scope(), id)).toBeNull()
  })
})
