import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { SaxesParser } from 'saxes'
import type { NativeStaff } from '../../lib/access/native-staff'
import { runCommand } from '../../lib/access/run-command'
import { schoolYearOf } from '../../lib/core/school-year'
import { closePool, pool } from '../../lib/platform/db/pool'
import { forSchool } from '../../lib/platform/db/scope'
import { jobs } from '../../lib/platform/jobs'
import { applyImportJob } from '../../lib/roster/apply-import'
import { confirmImport } from '../../lib/roster/confirm-import'
import { createEdexmlReader } from '../../lib/roster/formats/edexml'
import { importView } from '../../lib/roster/queries'
import { checkAgainstSchool } from '../../lib/roster/rules'
import { stageImport } from '../../lib/roster/stage-import'
import { sameAsLastImport } from '../../lib/roster/unchanged'
import { makeSchool, makeStaff } from '../../prisma/seed/factories'
import { rosterFile } from '../roster-files'

export type Task = { phase: 'prepare' | 'floor' | 'first' | 'unchanged' | 'unchanged-long' | 'changed' | 'large'; from: number; count: number; dir: string }

// A process of its own, so that its processor time and memory are the import's and nothing else's. Takes tasks over the
// channel to its parent and answers each with how many people it brought in.
const now = new Date()
const schoolYear = schoolYearOf(now)
const actors = new Map<number, NativeStaff>()
const fileOf = (dir: string, school: number, changed: number) => path.join(dir, `school-${school}-${changed}.xml`)

async function prepare(school: number, dir: string): Promise<void> {
  for (const changed of [0, 0.05]) writeFileSync(fileOf(dir, school, changed), rosterFile({ school, schoolYear, changed }))
  const row = await makeSchool({ brin: /<brincode>(\w+)<\/brincode><dependancecode>(\w+)</.exec(rosterFile({ school, schoolYear, pupils: 0 }))!.slice(1).join('') })
  const { employment, user } = await makeStaff(row.id, { roles: ['coordinator'] })
  actors.set(school, {
    kind: 'staff', sessionId: randomUUID(), userId: user!.id, name: user!.name, email: user!.email, school: { id: row.id, portalId: Number(row.portalId), name: row.name },
    employmentId: employment.id, roles: ['coordinator'], groupIds: [], boundTo: null, address: null,
  })
}

function readXml(bytes: Buffer) {
  const reader = createEdexmlReader({ today: now.toISOString().slice(0, 10) })
  for (let from = 0; from < bytes.length; from += 65_536) reader.write(bytes.subarray(from, from + 65_536))
  return reader.finish()
}

/** The whole way of a file: read, staged, looked at, agreed to, applied. */
async function whole(school: number, bytes: Buffer): Promise<number> {
  const actor = actors.get(school)!
  const importId = await stageImport(actor, 'school.xml', readXml(bytes), now)
  const view = await importView({ schoolId: actor.school.id, groupIds: 'all' }, importId)
  const planDigest = view?.preview?.digest
  if (!planDigest) throw new Error(`school ${school} was refused: ${JSON.stringify(view?.findings.slice(0, 3))}`)
  await runCommand(actor, (context) => confirmImport(context, { importId, planDigest, sure: 'ja' }))
  await applyImportJob({ importId, schoolId: actor.school.id })
  return people(bytes)
}

/** What a link does on most nights: read, checked, seen to be nothing new. */
async function nightly(school: number, bytes: Buffer): Promise<number> {
  const actor = actors.get(school)!
  const database = forSchool({ schoolId: actor.school.id, groupIds: 'all' })
  const row = await database.school.findFirstOrThrow({ select: { brin: true, schoolKey: true, name: true } })
  const { roster } = checkAgainstSchool(readXml(bytes).roster!, row, schoolYear)
  if (!(await sameAsLastImport(database, actor.school.id, roster))) throw new Error(`school ${school} should be unchanged`)
  return people(bytes)
}

const people = (bytes: Buffer) => bytes.toString('latin1').split(/<(?:leerling|leerkracht) /).length - 1

/** The floor: the bare parser over the same file, and COPY of as many rows of the same texts, with the same indexes. */
async function floor(school: number, bytes: Buffer, dir: string): Promise<number> {
  const parser = new SaxesParser()
  const rows: string[] = []
  let [text, fields] = ['', [] as string[]]
  parser.on('text', (piece) => void (text = piece))
  parser.on('opentag', (tag) => {
    if (tag.name === 'leerling' || tag.name === 'leerkracht') fields = [randomUUID(), `${school}-${tag.attributes.key}`]
  })
  parser.on('closetag', (tag) => {
    if (tag.name === 'leerling' || tag.name === 'leerkracht') rows.push([fields[0]!, fields[1]!, ...fields.slice(2, 4), fields.slice(4).join(' ')].join('\t'))
    else fields.push(text)
  })
  parser.write(bytes.toString('utf8')).close()
  const file = path.join(dir, `floor-${school}.tsv`)
  writeFileSync(file, rows.join('\n') + '\n', { mode: 0o644 })
  await pool().query(`copy floor_person (id, las_key, first_name, last_name, rest) from '${file}'`)
  return rows.length
}

const WORK = { first: whole, unchanged: nightly, 'unchanged-long': whole, changed: whole }

async function doTask({ phase, from, count, dir }: Task): Promise<number> {
  let total = 0
  if (phase === 'large') {
    const bytes = readFileSync(path.join(dir, 'large.xml'))
    const { findings, roster } = readXml(bytes)
    if (roster?.pupils.length !== count) throw new Error(JSON.stringify(findings.slice(0, 3)))
    return bytes.length
  }
  for (let school = from; school < from + count; school += 1) {
    if (phase === 'prepare') await prepare(school, dir)
    else {
      const bytes = readFileSync(fileOf(dir, school, phase === 'changed' ? 0.05 : 0))
      total += phase === 'floor' ? await floor(school, bytes, dir) : await WORK[phase](school, bytes)
    }
  }
  return total
}

await jobs()
process.on('message', (task: Task) => {
  doTask(task).then((done) => process.send!({ done }), (error: unknown) => process.send!({ error: error instanceof Error ? error.stack : String(error) }))
})
process.on('disconnect', () => void closePool().then(() => process.exit(0)))
process.send!({ done: 0 })
