import { expect, test } from 'vitest'
import { hideFirstSteps, stepsBefore } from '@/lib/first-steps/hide'
import { firstSteps } from '@/lib/first-steps/queries'
import { record } from '@/lib/audit/record'
import { giveConsent, giveLicence, makeGroup, makeHome, makePupil, makeSchool, makeStaff } from '@/prisma/seed/factories'
import { command, everything, refused } from '../support/command'
import { seedTestPublishers, signedIn } from '../support/people'

test('ACC-3: each step ticks itself off from what the school has; put away once all is done, and not before', async () => {
  await seedTestPublishers()
  const [school, other] = [await makeSchool({ addresses: [] }), await makeSchool()]
  const scope = { schoolId: school.id, groupIds: 'all' } as const
  const { actor } = await signedIn(school.id, { roles: ['coordinator'] })
  const done = async () => (await firstSteps(scope))!.steps.filter((step) => step.done).map(({ id }) => id)
  const hide = async () => {
    const left = await stepsBefore(actor)
    return command(actor, (context) => hideFirstSteps(context, left))
  }
  expect(await done()).toEqual([])
  const group = await makeGroup(school.id)
  const pupil = await makePupil(school.id, group.id)
  await makeStaff(school.id, { roles: ['teacher'], lasKey: 'L1', email: null })
  expect(await done()).toEqual(['people'])
  await everything().schoolAddress.create({ data: { schoolId: school.id, cidr: '203.0.113.7/32' } })
  await giveConsent(school.id, 'cito')
  await giveLicence(school.id, 'groeimeter', { linking: 'portal', groupIds: [group.id] })
  for (const action of ['groups.login-method-set', 'shortcuts.downloaded'] as const) await record(everything(), { kind: 'staff', id: actor.userId, address: null }, { action, schoolId: school.id })
  expect(await done()).toEqual(['people', 'address', 'publishers', 'logins', 'shortcuts', 'licences'])
  expect(await refused(hide())).toBe('first-steps-left')
  await everything().employment.updateMany({ where: { schoolId: school.id, lasKey: 'L1' }, data: { invitedEmail: 'juf@school.example' } })
  expect(await firstSteps(scope)).toMatchObject({ ready: true })
  await makeHome('thuis-stap@thuis.example', [pupil])
  const waiting = async () => (await firstSteps(scope))!.steps.find(({ id }) => id === 'second')!.waits
  expect(await waiting()).toBeNull()
  const second = await makeStaff(school.id, { roles: ['coordinator'], firstName: 'Els', prefix: 'de', lastName: 'Wit', active: false })
  expect(await waiting()).toBe('Wacht op Els de Wit: de activatielink is nog niet gebruikt.')
  await everything().user.update({ where: { id: second.user!.id }, data: { activatedAt: new Date() } })
  expect(await waiting()).toBeNull()
  expect(await done()).toEqual(['people', 'address', 'publishers', 'logins', 'shortcuts', 'licences', 'staff', 'second', 'homes'])
  expect(await firstSteps({ schoolId: other.id, groupIds: 'all' })).toMatchObject({ ready: false })
  await hide()
  await hide()
  expect(await firstSteps(scope)).toBeNull()
  expect(await firstSteps({ schoolId: other.id, groupIds: 'all' })).not.toBeNull()
})
