import { beforeAll, describe, expect, test } from 'vitest'
import { countWatched, watchLinks, WATCH_STATES } from '@/lib/las/queries'
import { LINK_STATES, LINKS } from '@/lib/las/sql'
import { pool } from '@/lib/platform/db/pool'
import { makeBoard } from '@/prisma/seed/factories'
import { everything } from '../support/command'

// All primary schools of the country, each with a link and a past of imports.
const SCHOOLS = 7000
beforeAll(async () => {
  const board = await makeBoard()
  await everything().$executeRaw`
    insert into school (board_id, brin, name, city, school_ref, kind)
    select ${board.id}::uuid, lpad((n / 676 % 90 + 10)::text, 2, '0') || chr(65 + n / 26 % 26) || chr(65 + n % 26) || '00', 'School ' || n || case when n % 500 = 0 then ' 100%' else '' end, 'Plaats ' || n % 40, gen_random_uuid(), 'primary'
    from generate_series(0, ${SCHOOLS - 1}) n`
  await everything().$executeRaw`
    insert into las_link (school_id, system, key_cipher, las_granted_at, failures, last_outcome, last_run_at, next_run_at)
    select id, (case n % 10 when 0 then 'esis' when 1 then 'dotcomschool' when 2 then 'eduscope' else 'parnassys' end)::las_system,
      case when n % 10 = 0 then '\\x01'::bytea end, case when n % 7 > 0 then now() end, case when n % 50 = 3 then n % 9 + 1 else 0 end, case when n % 50 = 3 then 'timeout' else 'unchanged' end, now(), now()
    from (select id, substring(name from 'School (\\d+)')::int as n from school) s`
  await everything().$executeRaw`
    insert into roster_import (school_id, status, source, file_name, created_at)
    select c.school_id, (case when i = 1 and substring(s.name from 'School (\\d+)')::int % 100 = 5 then 'held' else 'applied' end)::import_status, 'link', 'ParnasSys', now() - i * interval '1 day'
    from las_link c join school s on s.id = c.school_id, generate_series(1, 5) i`
  await pool().query('analyze')
}, 120_000)

const find = (filter: Partial<Parameters<typeof watchLinks>[0]> = {}) => watchLinks({ words: null, system: null, state: null, page: 1, pageSize: 50, ...filter })

describe('LAS-2: the helpdesk leafs through the links of seven thousand schools', () => {
  test('each stands on one page, in one order: broken ones first, the longest broken before all', async () => {
    const seen: string[] = []
    const states: string[] = []
    for (let page = 1; page <= SCHOOLS / 50; page += 1) {
      const { links, total } = await find({ page })
      expect([links.length, total]).toEqual([50, SCHOOLS])
      seen.push(...links.map(({ id }) => id))
      states.push(...links.map(({ state }) => state))
    }
    expect(new Set(seen).size).toBe(SCHOOLS)
    expect(states.map((state) => WATCH_STATES.indexOf(state as never))).toEqual([...states.map((state) => WATCH_STATES.indexOf(state as never))].sort((a, b) => a - b))
    const { links } = await find()
    expect(links.map(({ failures }) => failures)).toEqual([...links.map(({ failures }) => failures)].sort((a, b) => b - a))
    expect((await find({ page: SCHOOLS / 50 + 1 })).links).toEqual([])
  })

  test('the counts on top are those of the list, and add up to all', async () => {
    const counts = await countWatched()
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(SCHOOLS)
    for (const { state, count } of counts) {
      expect(count, state).toBeGreaterThan(0)
      expect((await find({ state })).total, state).toBe(count)
    }
  })

  test('by system, by state, by name and by BRIN, alone and together', async () => {
    expect((await find({ system: 'eduscope' })).total).toBe(SCHOOLS / 10)
    const both = await find({ system: 'parnassys', state: 'broken' })
    expect(both.links.every(({ system, state }) => system === 'parnassys' && state === 'broken')).toBe(true)
    expect(both.total).toBeGreaterThan(0)
    expect((await find({ words: 'school 6999' })).links.map(({ name }) => name)).toEqual(['School 6999'])
    expect((await find({ words: '100%' })).total).toBe(SCHOOLS / 500)
    const { brin } = (await find({ words: 'School 4321' })).links[0]!
    expect((await find({ words: brin!.toLowerCase() })).links.map((link) => link.brin)).toEqual([brin])
    expect((await find({ words: 'nergens' })).total).toBe(0)
  })

  test('no link is looked up one by one among its school’s imports: what is held is found by an index', async () => {
    for (const { text, values } of [{ text: LINKS.text, values: [null, null, null, 50, 0] }, { text: LINK_STATES.text, values: [] }]) {
      const { rows } = await pool().query<{ 'QUERY PLAN': string }>(`explain ${text}`, values)
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
      expect(plan).toMatch(/roster_import_status_created_at_idx/)
      expect(plan).not.toMatch(/\(SubPlan \d+\)(?!.*hashed)/)
    }
  })
})
