import { expect, test } from 'vitest'
import { connectionOf, runIn, type Connection } from '@/lib/platform/db/connection'
import { pool, transaction, type Statement } from '@/lib/platform/db/pool'
import { isDeadlock, isTaken } from '@/lib/platform/db/prisma'
import { acrossSchools, forSchool } from '@/lib/platform/db/scope'
import { makeSchool } from '@/prisma/seed/factories'

const across = { across: 'a test looks at its own transactions' }
const WHO: Statement = { name: 'test-who', scope: across, text: 'select pg_backend_pid() as pid, pg_current_xact_id()::text as transaction' }
const TAKE: Statement = { name: 'test-take', scope: across, text: 'insert into school_address (school_id, cidr) values ($1, $2)' }
type Who = { pid: number; transaction: string }

const school = async () => {
  const { id } = await makeSchool()
  const database = forSchool({ schoolId: id, groupIds: 'all' })
  return { id, database, taken: () => database.schoolAddress.count({ where: { cidr: { startsWith: '203.0.113.' } } }) }
}

test('a statement of ours runs in the transaction that Prisma is in, whichever client began it', async () => {
  const { database } = await school()
  for (const client of [database, acrossSchools('a test asks both kinds of client')] as (typeof database)[]) {
    await client.$transaction(async (tx) => {
      const [prismas] = await tx.$queryRawUnsafe<Who[]>(WHO.text)
      expect(await runIn<Who>(tx, WHO, [])).toEqual([prismas])
    })
  }
})

test('two transactions at once keep to their own', async () => {
  const { database } = await school()
  let both = 0
  let meet = () => {}
  const met = new Promise<void>((resolve) => (meet = resolve))
  const one = () => database.$transaction(async (tx) => {
    const connection = await connectionOf(tx)
    if ((both += 1) === 2) meet()
    await met
    const [ours, prismas] = [await runIn<Who>(tx, WHO, []), await tx.$queryRawUnsafe<Who[]>(WHO.text)]
    expect(ours).toEqual(prismas)
    return { connection, who: ours[0]! }
  })
  const [first, second] = await Promise.all([one(), one()])
  expect(first.connection).not.toBe(second.connection)
  expect(first.who.pid).not.toBe(second.who.pid)
})

test('what was written goes when Prisma rolls back, and stays when it commits', async () => {
  const { id, database, taken } = await school()
  const write = (end: 'commit' | 'roll back') => database.$transaction(async (tx) => {
    await runIn(tx, TAKE, [id, '203.0.113.7/32'])
    if (end === 'roll back') throw new Error('no')
  })
  await expect(write('roll back')).rejects.toThrow('no')
  expect(await taken()).toBe(0)
  await write('commit')
  expect(await taken()).toBe(1)
})

test('outside a transaction it runs on the pool; in one of the driver’s, in that', async () => {
  const { id, database, taken } = await school()
  await runIn(database, TAKE, [id, '203.0.113.8/32'])
  await runIn(pool(), TAKE, [id, '203.0.113.9/32'])
  await transaction(async (client) => expect((await runIn<Who>(client, WHO, []))[0]!.pid).toBe((await client.query<Who>(WHO.text)).rows[0]!.pid))
  expect(await taken()).toBe(2)
})

test.each(['commits', 'rolls back'])('once the transaction %s, its connection, somebody else’s by then, takes nothing more', async (how) => {
  const { id, database, taken } = await school()
  let kept: Connection | undefined
  const done = database.$transaction(async (tx) => {
    kept = await connectionOf(tx)
    if (how === 'rolls back') throw new Error('no')
  })
  await done.catch(() => undefined)
  await expect(kept!.query({ text: TAKE.text, values: [id, '203.0.113.9/32'] })).rejects.toThrow('the transaction has ended')
  expect(await taken()).toBe(0)
})

test('a transaction that took too long takes nothing more either', async () => {
  const { id, database, taken } = await school()
  let [kept, ended] = [undefined as Connection | undefined, () => {}]
  const over = new Promise<void>((resolve) => (ended = resolve))
  const late = database.$transaction(
    async (tx) => {
      kept = await connectionOf(tx)
      await over
    },
    { timeout: 50 },
  )
  await expect.poll(() => kept!.query('select 1').then(() => 'open', (error: Error) => error.message)).toBe('the transaction has ended')
  ended()
  await expect(late).rejects.toThrow()
  await expect(kept!.query({ text: TAKE.text, values: [id, '203.0.113.9/32'] })).rejects.toThrow('the transaction has ended')
  expect(await taken()).toBe(0)
})

test('what the driver says of a row that is taken is known as such', async () => {
  const { id, database } = await school()
  const twice = database.$transaction(async (tx) => {
    for (let times = 0; times < 2; times += 1) await runIn(tx, TAKE, [id, '203.0.113.9/32'])
  })
  const error: unknown = await twice.catch((thrown: unknown) => thrown)
  expect([isTaken(error), isDeadlock(error)]).toEqual([true, false])
})
