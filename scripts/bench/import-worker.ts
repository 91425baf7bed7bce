import { randomUUID } from 'node:crypto'
import { createReadStream, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { NativeStaff } from '../../lib/access/native-staff'
import { runCommand } from '../../lib/access/run-command'
import { schoolYearOf } from '../../lib/core/school-year'
import { fetchRosterJob } from '../../lib/las/fetch-roster'
import { closePool, pool } from '../../lib/platform/db/pool'
import { jobs } from '../../lib/platform/jobs'
import { applyImportJob } from '../../lib/roster/apply-import'
import { confirmImport } from '../../lib/roster/confirm-import'
import { createEdexmlReader, type ReadResult } from '../../lib/roster/formats/edexml'
import { importView } from '../../lib/roster/queries'
import { stageImport } from '../../lib/roster/stage-import'
import { makeLasLink, makeSchool, makeStaff } from '../../prisma/seed/factories'
import { brinOf, rosterFile } from '../roster-files'
import { copyAlone, parseAlone, prepareCopy } from './import-floor'
import { CHANGED, fileName, type Task } from './import-tasks'

// A process of its own, so that its processor time and memory are the import's and nothing else's. Takes tasks over the
// channel to its parent and answers each with how many people it was about.
const now = new Date()
const schoolYear = schoolYearOf(now)
const actors = new Map<number, NativeStaff>()

async function prepare(school: number, dir: string): Promise<number> {
  for (const later of [false, true]) writeFileSync(path.join(dir, fileName(school, later)), rosterFile({ school, schoolYear, changed: later ? CHANGED : 0 }))
  prepareCopy(school, parseAlone(readFileSync(path.join(dir, fileName(school)), 'utf8')), dir)
  const row = await makeSchool({ brin: brinOf(school) })
  const { employment, user } = await makeStaff(row.id, { roles: ['coordinator'] })
  await makeLasLink(row.id, 'parnassys', { live: true })
  actors.set(school, {
    kind: 'staff', sessionId: randomUUID(), userId: user!.id, name: user!.name, email: user!.email, school: { id: row.id, portalId: Number(row.portalId), name: row.name },
    employmentId: employment.id, roles: ['coordinator'], groupIds: [], boundTo: null, address: null,
  })
  return 0
}

/** Reads a file as an upload is read: piece by piece. */
async function readFile(file: string): Promise<ReadResult> {
  const reader = createEdexmlReader({ today: now.toISOString().slice(0, 10) })
  for await (const chunk of createReadStream(file, { highWaterMark: 65_536 })) reader.write(chunk as Buffer)
  return reader.finish()
}

const countOf = ({ roster }: ReadResult) => (roster ? roster.pupils.length + roster.staff.length : 0)

/** The whole way of a file: read, staged, looked at, agreed to, applied. */
async function fromFile(school: number, file: string): Promise<number> {
  const actor = actors.get(school)!
  const read = await readFile(file)
  const importId = await stageImport(actor, 'school.xml', read, now)
  const view = await importView({ schoolId: actor.school.id, groupIds: 'all' }, importId)
  const planDigest = view?.preview?.digest
  if (!planDigest) throw new Error(`school ${school} was refused: ${JSON.stringify(view?.findings.slice(0, 3))}`)
  await runCommand(actor, (context) => confirmImport(context, { importId, planDigest, sure: 'ja' }))
  await applyImportJob({ importId, schoolId: actor.school.id })
  return countOf(read)
}

/** A night of the links of schools, and what it enqueues. Each must end as `outcome` says. */
async function fromLinks(schools: number[], outcome: 'unchanged' | 'applied'): Promise<number> {
  const ids = schools.map((school) => actors.get(school)!.school.id)
  for (const schoolId of ids) await fetchRosterJob({ schoolId, by: null, look: false, run: randomUUID() })
  // One look for all: the portal itself has no such statement.
  const { rows } = await pool().query<{ schoolId: string; lastOutcome: string; importId: string | null; people: number }>(LINKS, [ids])
  for (const { schoolId, lastOutcome, importId } of rows) {
    if (importId) await applyImportJob({ importId, schoolId })
    if (lastOutcome !== (outcome === 'applied' ? 'imported' : outcome)) throw new Error(`the night of school ${schoolId} ended as ${lastOutcome}`)
  }
  return rows.reduce((sum, { people }) => sum + people, 0)
}

const LINKS = `
  select l.school_id as "schoolId", l.last_outcome as "lastOutcome", (select id from roster_import i where i.school_id = l.school_id and i.status = 'queued') as "importId",
    (select count(*)::int from pupil p where p.school_id = l.school_id and p.removed_at is null) + (select count(*)::int from employment e where e.school_id = l.school_id and e.from_las and e.removed_at is null) as people
  from las_link l where l.school_id = any($1::uuid[])`

/** One file that is far larger than a school's, as far as an upload goes. Answers its bytes. */
async function large(file: string): Promise<number> {
  const importId = await stageImport(actors.get(0)!, 'large.xml', await readFile(file), now)
  const { rows } = await pool().query<{ status: string }>('select status from roster_import where id = $1', [importId])
  if (rows[0]!.status !== 'staged') throw new Error(`the large file was ${rows[0]!.status}`)
  return statSync(file).size
}

type Work = (schools: number[], dir: string) => Promise<number>
const each = (work: (school: number, dir: string) => number | Promise<number>): Work => async (schools, dir) => {
  let total = 0
  for (const school of schools) total += await work(school, dir)
  return total
}

const WORK: Record<Exclude<Task['phase'], 'large'>, Work> = {
  prepare: each(prepare),
  parse: each((school, dir) => parseAlone(readFileSync(path.join(dir, fileName(school)), 'utf8')).length),
  copy: each(copyAlone),
  first: each((school, dir) => fromFile(school, path.join(dir, fileName(school)))),
  'link-read': (schools) => fromLinks(schools, 'unchanged'),
  link: (schools) => fromLinks(schools, 'unchanged'),
  'link-changed': (schools) => fromLinks(schools, 'applied'),
  'file-unchanged': each((school, dir) => fromFile(school, path.join(dir, fileName(school, true)))),
  'file-changed': each((school, dir) => fromFile(school, path.join(dir, fileName(school)))),
}

async function doTask({ phase, from, count, dir }: Task): Promise<number> {
  if (phase === 'large') return large(path.join(dir, 'large.xml'))
  return WORK[phase](Array.from({ length: count }, (_, at) => from + at), dir)
}

await jobs()
process.on('message', (task: Task) => {
  doTask(task).then((done) => process.send!({ done }), (error: unknown) => process.send!({ error: error instanceof Error ? error.stack : String(error) }))
})
process.on('disconnect', () => void closePool().then(() => process.exit(0)))
process.send!({ done: 0 })
