import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { build } from '../stack/build'
import { measureRun, type Sample } from './measure'
import { bareExistingSession, bareFirstLogin, pupilPath, ssoHop, type Operation } from './operations'
import { canMeasure } from './processor-time'
import { ratio, render, rowOf, statementsPer, type Report, type Statements } from './report'
import { setStage, Stack, type Stage } from './stage'

// npm run bench:sso [-- --runs 5 --size 300 --schools 250 --json]: what a pupil's path and a single sign-on hop cost the
// portal, beside a bare oidc-provider in the same run. Nothing is asserted.
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, size: { type: 'string', default: '300' }, schools: { type: 'string', default: '250' }, json: { type: 'boolean', default: false } },
})
const runs = count('runs', values.runs)
const size = count('size', values.size)
const schools = count('schools', values.schools)
/** Operations before each run that do not count; the first round, which does not count either, warms up what compiles. */
const WARM_UP = 200
/** Groups of 25 enough for each pupil to log in at most four times in a run: more tries a minute are throttled (PUP-4). */
const groups = Math.max(8, Math.ceil((WARM_UP + size) / 100))

function count(name: string, text: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number > 0) return number
  console.error(`--${name} must be a whole number above 0, not '${text}'.`)
  process.exit(2)
}

async function bench(stage: Stage): Promise<Report> {
  const { portal, bare, database } = stage
  const operations = [pupilPath(portal), ssoHop(portal), bareFirstLogin(bare), bareExistingSession(bare)] as const
  const watched = { portal: { web: portal.pid, database: database.pid }, bare: { web: bare.pid, database: null } }
  for (const operation of operations) await measureRun(operation, watched[operation.of], WARM_UP, size)
  await database.analyze()
  const samples = new Map<Operation, Sample[]>(operations.map((operation) => [operation, []]))
  for (let round = 1; round <= runs; round += 1) {
    console.error(`round ${round} of ${runs} …`)
    for (const operation of operations) samples.get(operation)!.push(await measureRun(operation, watched[operation.of], WARM_UP, size))
  }
  const [path, hop, first, existing] = operations.map((operation) => rowOf(operation.name, samples.get(operation)!, operation.of === 'portal'))
  return {
    versions: { node: process.version, postgresql: database.version, oidcProvider: versionOf('oidc-provider') },
    runs,
    size,
    pupils: stage.portal.world.pupils.length,
    schools,
    operations: [path!, hop!, first!, existing!],
    ratios: { hopToBareFirstLogin: ratio(hop!, first!), hopToBareExistingSession: ratio(hop!, existing!) },
    statements: { hop: await statements(stage, operations[1]), pupilPath: await statements(stage, operations[0]) },
  }
}

/** Counted apart from the runs, over as many operations. */
async function statements({ database }: Stage, operation: Operation): Promise<Statements> {
  await operation.prepare?.()
  const counted = await database.statementsOf(async () => {
    for (let n = 0; n < size; n += 1) await operation.once(n)
  })
  return statementsPer(counted, size)
}

function versionOf(name: string): string {
  return (JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }).version
}

async function main(): Promise<number> {
  if (!canMeasure) {
    console.error('This benchmark measures processor time and needs Linux for it: there is no /proc here.')
    return 0
  }
  const stack = new Stack()
  let interrupted = false
  const interrupt = () => {
    interrupted = true
    void stack.stop().then(() => process.exit(130))
  }
  try {
    // Standard output is for the result.
    console.log = console.error
    await build()
    // Instead of the database package's own listeners, which end this process before the rest has stopped.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeAllListeners(signal).on(signal, interrupt)
    const report = await bench(await setStage(stack, { groups, neighbours: schools }))
    process.stdout.write(`${values.json ? JSON.stringify(report, null, 2) : render(report)}\n`)
    return 0
  } catch (error) {
    if (!interrupted) console.error(error instanceof Error ? error.message : error)
    return 1
  } finally {
    await stack.stop()
  }
}

process.exit(await main())
