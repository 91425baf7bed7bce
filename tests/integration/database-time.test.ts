import { beforeAll, describe, expect, test } from 'vitest'
import { pool } from '@/lib/platform/db/pool'
import { makeSchool, makeStaff } from '@/prisma/seed/factories'
import { everything } from '../support/command'

describe('a moment is the same moment for Prisma and for SQL, whatever the server’s time zone', () => {
  const moment = new Date('2026-11-20T13:05:00.000Z')
  let id: string
  beforeAll(async () => {
    id = (await makeStaff((await makeSchool()).id, { roles: ['substitute'] })).employment.id
  })

  test('the server of the tests is not in UTC, or this file proves nothing', async () => {
    const { rows } = await pool().query<{ zone: string }>("select setting as zone from pg_file_settings where lower(name) = 'timezone' and applied")
    expect(rows.at(-1)?.zone).toBe('Pacific/Auckland')
  })

  test('what Prisma writes, SQL reads: a substitute’s access ends when it was said to (SUB-1)', async () => {
    await everything().employment.update({ where: { id }, data: { endsAt: moment } })
    const { rows } = await pool().query<{ ends_at: Date }>('select ends_at from employment where id = $1', [id])
    expect(rows[0]!.ends_at.toISOString()).toBe(moment.toISOString())
  })

  test('what SQL writes, Prisma reads', async () => {
    await pool().query('update employment set ends_at = $2 where id = $1', [id, moment])
    const { endsAt } = await everything().employment.findUniqueOrThrow({ where: { id } })
    expect(endsAt?.toISOString()).toBe(moment.toISOString())
  })

  test('a substitute whose days end within the hour still has access (SUB-1)', async () => {
    await everything().employment.update({ where: { id }, data: { endsAt: new Date(Date.now() + 3_600_000) } })
    const { rows } = await pool().query<{ running: boolean }>('select ends_at > now() as running from employment where id = $1', [id])
    expect(rows[0]!.running).toBe(true)
  })
})
