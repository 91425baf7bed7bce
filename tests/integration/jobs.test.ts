import { expect, test } from 'vitest'
import { pool } from '@/lib/platform/db/pool'
import { enqueue, jobs, work } from '@/lib/platform/jobs'
import { makeSchool } from '@/prisma/seed/factories'
import { everything } from '../support/command'

test('jobs of one transaction are all done, one after the other; those of one that rolled back are not', async () => {
  await jobs('worker')
  const done: string[] = []
  let busy = 0
  const all = new Promise<void>((resolve) => {
    void work('mail.send', async ({ mailId }) => {
      expect((busy += 1)).toBe(1)
      await new Promise(setImmediate)
      busy -= 1
      done.push(mailId)
      if (mailId === 'last') resolve()
    })
  })
  await everything().$transaction(async (tx) => void (await enqueue(tx, 'mail.send', { mailId: 'never' }).then(() => Promise.reject(new Error('rolled back'))))).catch(() => undefined)
  await everything().$transaction(async (tx) => {
    for (const mailId of ['first', 'second', 'last']) await enqueue(tx, 'mail.send', { mailId })
  })
  await all
  expect(done).toEqual(['first', 'second', 'last'])
})

test('what waits in line is not done one at a poll', async () => {
  const started = Date.now()
  let done = 0
  const all = new Promise<void>((resolve) => void work('home.forgotten', async () => void ((done += 1) === 20 && resolve())))
  await everything().$transaction(async (tx) => {
    for (let n = 0; n < 20; n += 1) await enqueue(tx, 'home.forgotten', { sealed: '', requestedAt: '' })
  })
  await all
  // A poll every two seconds would make it forty.
  expect(Date.now() - started).toBeLessThan(20_000)
})

test('a job that fails is told, at its last try, that it is the last', async () => {
  const told: boolean[] = []
  const boss = await jobs()
  await boss.updateQueue('roster.apply', { retryLimit: 1, retryDelay: 0, retryBackoff: false })
  const ended = new Promise<void>((resolve) => {
    void work('roster.apply', async (_data, last) => {
      told.push(last)
      if (last) resolve()
      throw new Error('on purpose')
    })
  })
  await everything().$transaction((tx) => enqueue(tx, 'roster.apply', { importId: 'i', schoolId: 's' }))
  await ended
  expect(told).toEqual([false, true])
})

test('the queue keeps of a failure what went wrong, and nothing of the row that the database tells with it', async () => {
  const boss = await jobs()
  await boss.updateQueue('las.due', { retryLimit: 0 })
  const { id } = await makeSchool()
  let failed = () => {}
  const ended = new Promise<void>((resolve) => (failed = resolve))
  await work('las.due', async () => {
    failed()
    await pool().query('insert into pupil (school_id, first_name, last_name, picture, pin_cipher, picture_cipher, group_id) values ($1, $2, $3, null, $4, $4, null)', [id, 'Bo', 'Geheimzinnig', Buffer.from('')])
  })
  await everything().$transaction((tx) => enqueue(tx, 'las.due', {}))
  await ended
  const kept = async () => (await pool().query<{ output: string | null }>("select output::text from pgboss.job where name = 'las.due' and state = 'failed'")).rows[0]?.output ?? ''
  await expect.poll(kept).toContain('not-null constraint')
  expect(await kept()).not.toContain('Geheimzinnig')
})
