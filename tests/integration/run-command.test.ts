import { expect, test } from 'vitest'
import type { StaffAtSchool } from '@/lib/access/current'
import { setLoginRules } from '@/lib/login-security/set-login-rules'
import { makeSchool } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { signedIn } from '../support/people'

const coordinator = async () => (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor as StaffAtSchool

test('two that make the one row there may be, at the very same moment: both get their answer, and each is in the log', async () => {
  const actor = await coordinator()
  const seen: number[] = []
  // The row comes between the look and the making, as another's would.
  await command(actor, async ({ tx, audit }) => {
    const there = await tx.schoolLoginRules.count()
    seen.push(there)
    await audit({ action: 'session.rules-set' })
    if (there > 0) return
    await everything().schoolLoginRules.create({ data: { schoolId: actor.school.id } })
    await tx.schoolLoginRules.create({ data: { schoolId: actor.school.id } })
  })
  expect(seen).toEqual([0, 1])
  expect((await auditOf(actor.school.id)).filter(({ action }) => action === 'session.rules-set')).toHaveLength(1)
  await Promise.all(Array.from({ length: 4 }, () => command(actor, (context) => setLoginRules(context, { secondFactor: undefined, strict: 'on' }))))
})

test('what stays taken is refused, and nothing is half done', async () => {
  const actor = await coordinator()
  const twice = command(actor, async ({ tx }) => {
    for (let times = 0; times < 2; times += 1) await tx.schoolAddress.create({ data: { schoolId: actor.school.id, cidr: '203.0.113.9/32' } })
  })
  expect(await refused(twice)).toBe('P2002')
  expect(await everything().schoolAddress.count({ where: { schoolId: actor.school.id, cidr: '203.0.113.9/32' } })).toBe(0)
})

test('two that wait for each other: the one that loses comes again, and both are done', async () => {
  const [one, other] = [await coordinator(), await coordinator()]
  const schools = [one.school.id, other.school.id]
  let [here, tries] = [0, 0]
  let bothHere = () => {}
  const met = new Promise<void>((resolve) => (bothHere = resolve))
  const take = (actor: StaffAtSchool, ids: string[]) =>
    command(actor, async ({ tx }) => {
      tries += 1
      await tx.$executeRaw`select 1 from school where id = ${ids[0]}::uuid for update`
      here += 1
      if (here === 2) bothHere()
      await met
      await tx.$executeRaw`select 1 from school where id = ${ids[1]}::uuid for update`
    })
  await Promise.all([take(one, schools), take(other, [...schools].reverse())])
  expect(tries).toBe(3)
})
