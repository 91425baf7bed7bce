// What row-level security would cost a hot read (decision 0005). Makes a schema of its own with 1.6 million rows, measures
// the same prepared read without and with a policy, and drops everything again. Linux only: it reads processor time from /proc.
//   DATABASE_URL=postgresql://SUPERUSER:…@127.0.0.1:PORT/DATABASE node docs/decisions/0005-rls-cost.mjs
import { readFileSync } from 'node:fs'
import pg from 'pg'

const READS = 10_000
const ROUNDS = 5
const SCHOOLS = 7_000
const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
await client.connect()

await client.query(`
  drop schema if exists rls_cost cascade;
  create schema rls_cost;
  create table rls_cost.pupil (id int primary key, school_id uuid not null, first_name text not null);
  insert into rls_cost.pupil select n, md5((n % ${SCHOOLS})::text)::uuid, 'Leerling ' || n from generate_series(1, ${SCHOOLS * 229}) n;
  create table rls_cost.guarded (like rls_cost.pupil including all);
  insert into rls_cost.guarded select * from rls_cost.pupil;
  alter table rls_cost.guarded enable row level security;
  create policy school on rls_cost.guarded using (school_id = current_setting('app.school', true)::uuid);
  do $$ begin create role rls_cost_reader; exception when duplicate_object then null; end $$;
  grant usage on schema rls_cost to rls_cost_reader;
  grant select on all tables in schema rls_cost to rls_cost_reader`)
await client.query('vacuum analyze rls_cost.pupil')
await client.query('vacuum analyze rls_cost.guarded')
// A superuser and a table's owner pass by every policy: the reader is neither.
await client.query('set role rls_cost_reader')

const read = (table, n, school) => client.query({ name: `read-${table}`, text: `select first_name from rls_cost.${table} where school_id = $2 and id = $1`, values: [n, school] })
const SET_LOCAL = { name: 'set-local', text: "select set_config('app.school', $1, true)" }
const SET = { name: 'set', text: "select set_config('app.school', $1, false)" }

const ways = {
  'no policy: one prepared read': (n, school) => read('pupil', n, school),
  'policy, setting already there (not safe on a pool)': (n, school) => read('guarded', n, school),
  'policy, set_config before each read': async (n, school) => {
    await client.query({ ...SET, values: [school] })
    return read('guarded', n, school)
  },
  'policy, begin + set_config local + read + commit': async (n, school) => {
    await client.query('begin')
    await client.query({ ...SET_LOCAL, values: [school] })
    const rows = await read('guarded', n, school)
    await client.query('commit')
    return rows
  },
}

const { rows: [{ pid, tick }] } = await client.query("select pg_backend_pid() as pid, 100 as tick")
const { rows: [{ school: fixed }] } = await client.query("select md5('7')::uuid::text as school")
/** Processor time of the backend, in ms. */
const backend = () => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / tick
}
const own = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]

const costs = Object.fromEntries(Object.keys(ways).map((name) => [name, { web: [], database: [] }]))
await client.query({ ...SET, values: [fixed] })
for (let round = 0; round <= ROUNDS; round += 1)
  for (const [name, way] of Object.entries(ways)) {
    await client.query({ ...SET, values: [fixed] })
    const before = [own(), backend()]
    for (let at = 0; at < READS; at += 1) {
      const { rows } = await way(7 + SCHOOLS * (at % 229 || 1), fixed)
      if (rows.length !== 1) throw new Error(`${name}: the read found ${rows.length} rows`)
    }
    // The first round warms up.
    if (round > 0) {
      costs[name].web.push((own() - before[0]) / READS)
      costs[name].database.push((backend() - before[1]) / READS)
    }
  }
for (const [name, { web, database }] of Object.entries(costs))
  console.log(`${name.padEnd(52)} ${median(web).toFixed(3)} ms web + ${median(database).toFixed(3)} ms database`)

await client.query('reset role')
await client.query('drop schema rls_cost cascade')
await client.query('drop role rls_cost_reader')
await client.end()
