import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { agreedTo } from '@/lib/consent/terms'
import { ready } from '@/lib/platform/health'
import { migrate, migrationsApplied } from '@/lib/platform/db/migrate'
import { pool } from '@/lib/platform/db/pool'
import { makeGroup, makeHome, makePupil, makeSchool, makeStaff } from '@/prisma/seed/factories'
import { everything } from '../support/command'

const MIGRATIONS = readdirSync('prisma/migrations').filter((name) => /^\d{14}_/.test(name)).sort()

/** The database's own command line, as an operator would use it. */
async function prisma(url: string, ...words: string[]): Promise<{ code: number; text: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)('node', ['node_modules/prisma/build/index.js', ...words], { env: { ...process.env, DATABASE_URL: url } })
    return { code: 0, text: stdout + stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, text: stdout + stderr }
  }
}

/** A database that does not exist yet. */
function fresh(): { url: string; left(): Promise<number>; drop(): Promise<void> } {
  const url = new URL(inject('databaseServer').url)
  const name = `fresh_${Math.random().toString(36).slice(2)}`
  const admin = url.href
  url.pathname = `/${name}`
  async function asked(text: string, values?: string[]): Promise<{ count?: string }[]> {
    const client = new pg.Client({ connectionString: admin })
    await client.connect()
    try {
      return (await client.query(text, values)).rows
    } finally {
      await client.end()
    }
  }
  return {
    url: url.href,
    /** Connections that are still open: one that migrated holds the lock that the next migration waits for. */
    left: async () => Number((await asked('select count(*) from pg_stat_activity where datname = $1', [name]))[0]!.count),
    drop: async () => void (await asked(`drop database if exists ${name} with (force)`)),
  }
}

describe('migrations: ours and the ordinary command’s are the same', () => {
  const made = [fresh(), fresh()] as const
  afterAll(async () => void (await Promise.all(made.map(({ drop }) => drop()))))

  test('migrate() makes the database and applies all; twice it applies nothing; the command finds nothing to do', { timeout: 120_000 }, async () => {
    const { url, left } = made[0]
    expect(await migrate(url)).toEqual(MIGRATIONS)
    expect(await left()).toBe(0)
    expect(await migrate(url)).toEqual([])
    expect(await left()).toBe(0)
    expect(await prisma(url, 'migrate', 'status')).toMatchObject({ code: 0, text: expect.stringContaining('Database schema is up to date') })
    expect(await prisma(url, 'migrate', 'deploy')).toMatchObject({ code: 0, text: expect.stringContaining('No pending migrations to apply') })
  })

  test('what the command applied, migrate() leaves alone', { timeout: 120_000 }, async () => {
    const { url } = made[1]
    const { code, text } = await prisma(url, 'migrate', 'deploy')
    expect(code, text).toBe(0)
    expect(await migrate(url)).toEqual([])
  })

  test('the schema files and the migrations tell of the same tables', { timeout: 120_000 }, async () => {
    const { code, text } = await prisma(process.env.DATABASE_URL!, 'migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema', '--exit-code')
    expect(text).toContain('No difference detected')
    expect(code).toBe(0)
  })

  test('readyz: migrated is ready; a release with one migration more is not', async () => {
    expect(await migrationsApplied()).toBe(true)
    expect(await ready()).toEqual({ ready: true })
    const { rows } = await pool().query<{ id: string }>('update _prisma_migrations set finished_at = null returning id')
    expect(await ready()).toEqual({ ready: false, reason: 'migrations are missing' })
    await pool().query('update _prisma_migrations set finished_at = now() where id = any($1)', [rows.map(({ id }) => id)])
  })
})

describe('what pupils’ screens show is kept under the school’s revision', () => {
  let school: { id: string }
  let other: { id: string }
  let group: { id: string }
  beforeAll(async () => {
    ;[school, other] = [await makeSchool(), await makeSchool()]
    group = await makeGroup(school.id)
    await makePupil(school.id, group.id)
  })
  const revision = async (id: string) => (await everything().school.findUniqueOrThrow({ where: { id } })).revision
  const raised = async (change: () => Promise<unknown>) => {
    const before = [await revision(school.id), await revision(other.id)] as const
    await change()
    return [Number((await revision(school.id)) - before[0]), Number((await revision(other.id)) - before[1])]
  }

  test.each<[string, () => Promise<unknown>]>([
    ['a new group', () => makeGroup(school.id)],
    ['a renamed group', () => everything().group.update({ where: { id: group.id }, data: { name: 'Nieuw' } })],
    ['a deleted group', () => pool().query('delete from "group" where school_id = $1 and id <> $2', [school.id, group.id])],
    ['a new pupil', () => makePupil(school.id, group.id)],
    ['a changed pupil', () => pool().query("update pupil set first_name = 'x' where school_id = $1", [school.id])],
    ['a deleted pupil', () => pool().query('delete from pupil where id in (select id from pupil where school_id = $1 limit 1)', [school.id])],
  ])('%s raises it, of this school only', async (_, change) => {
    const [here, elsewhere] = await raised(change)
    expect(here).toBeGreaterThan(0)
    expect(elsewhere).toBe(0)
  })

  test.each<[string, () => Promise<unknown>]>([
    ['staff', () => makeStaff(school.id, { roles: ['teacher'] })],
    ['a school address', () => everything().schoolAddress.create({ data: { schoolId: school.id, cidr: '203.0.113.1/32' } })],
    ['a home login', async () => makeHome('x@thuis.example', [(await everything().pupil.findFirstOrThrow({ where: { schoolId: school.id } }))])],
    ['a session', async () => everything().session.create({ data: { schoolId: school.id, kind: 'pupil', pupilId: (await everything().pupil.findFirstOrThrow({ where: { schoolId: school.id } })).id, tokenHash: new Uint8Array([1]), address: '127.0.0.1', expiresAt: new Date() } })],
    ['an update that finds nobody', () => pool().query("update pupil set first_name = 'x' where false")],
  ])('%s does not', async (_, change) => expect(await raised(change)).toEqual([0, 0]))

  test('a change of many rows of two schools raises both', async () => {
    await makePupil(other.id, null)
    const [here, elsewhere] = await raised(() => pool().query("update pupil set first_name = 'y'"))
    expect([here! > 0, elsewhere! > 0]).toEqual([true, true])
  })
})

describe('DAT-2: the audit log only grows', () => {
  beforeEach(() => everything().auditEvent.create({ data: { actorKind: 'system', action: 'roster.applied', outcome: 'done' } }))
  test.each([
    ['changed by SQL', () => pool().query("update audit_event set action = 'x'")],
    ['changed by Prisma', () => everything().auditEvent.updateMany({ data: { outcome: 'done' } })],
    ['taken away by SQL', () => pool().query('delete from audit_event')],
    ['taken away by Prisma', () => everything().auditEvent.deleteMany({})],
    ['emptied', () => pool().query('truncate audit_event')],
  ] as [string, () => Promise<unknown>][])('a line is not %s', async (_, change) => {
    const before = await everything().auditEvent.count()
    const outcome = await change().then(() => 'let through', String)
    expect(outcome).toContain('append-only')
    expect(await everything().auditEvent.count()).toBe(before)
  })
})

describe('what the tables refuse, whoever writes', () => {
  test('PUB-1: two live ticks for one publisher; NET-1: an address that is no network', async () => {
    const school = await makeSchool()
    const publisher = await everything().publisher.create({ data: { slug: 'x', name: 'X', purpose: '', sector: 'x.example' } })
    const tick = () => everything().consent.create({ data: { ...agreedTo(publisher), schoolId: school.id } })
    await tick()
    await expect(tick()).rejects.toThrow(/unique/i)
    await everything().consent.updateMany({ data: { withdrawnAt: new Date() } })
    await tick()
    await expect(pool().query("insert into school_address (school_id, cidr) values ($1, '192.0.2.7/24')", [school.id])).rejects.toThrow('school_address_network')
  })
})
