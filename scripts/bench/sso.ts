import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { measureRun, type Sample } from './measure'
import { bareExistingSession, bareFirstLogin, pupilPath, ssoHop, type Operation } from './operations'
import { ratio, render, rowOf, statementsPer, type Report, type Statements } from './report'
import { count, runBenchmark } from './run'
import type { Stage } from './stage'

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

await runBenchmark({ groups, neighbours: schools }, async (stage) => {
  const report = await bench(stage)
  return values.json ? JSON.stringify(report, null, 2) : render(report)
})
