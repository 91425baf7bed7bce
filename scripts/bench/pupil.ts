import { parseArgs } from 'node:util'
import { Browser, Server, expected } from './browser'
import { measureRun, spread, type Spread } from './measure'
import { pupilPath, walk, type Leg } from './operations'
import { processorTime } from './processor-time'
import { statementsPer, table } from './report'
import { count, runBenchmark } from './run'
import type { Stage } from './stage'

// npm run bench:pupil [-- --runs 3 --size 300 --crowd 200 --waves 3 --schools 250]: what the whole path of a pupil costs,
// from the shortcut into a publisher's app, by one pupil at a time and by a crowd at once, and how long a crowd waits.
// Nothing is asserted: a busy machine is no mistake. Processor time is the figure to compare; waiting depends on the machine.
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' }, size: { type: 'string', default: '300' }, crowd: { type: 'string', default: '200' },
    waves: { type: 'string', default: '3' }, schools: { type: 'string', default: '250' }, statements: { type: 'boolean', default: false },
  },
})
const [runs, size, crowd, waves, schools] = (['runs', 'size', 'crowd', 'waves', 'schools'] as const).map((name) => count(name, values[name])) as [number, number, number, number, number]
const WARM_UP = 200

type Wave = { web: number; database: number; path: number[]; legs: Map<Leg, number[]> }

/** As many pupils at once as a school or two have at half past eight: each a browser with a connection of its own. */
async function wave({ portal, database }: Stage): Promise<Wave> {
  await portal.forgiveTries()
  const servers = Array.from({ length: crowd }, () => new Server(portal.server.origin))
  const result: Wave = { web: 0, database: 0, path: [], legs: new Map() }
  // Everybody has the page open already: connections and warm-up are not what is measured.
  await Promise.all(servers.map(async (server) => expected(await server.ask('GET', '/healthz', {}), 200, 'healthz')))
  const before = [processorTime(portal.pid), processorTime(database.pid)] as const
  await Promise.all(servers.map(async (server, n) => {
    const began = performance.now()
    await walk(portal, new Browser(server), n, (leg, milliseconds) => {
      const known = result.legs.get(leg)
      if (known) known.push(milliseconds)
      else result.legs.set(leg, [milliseconds])
    })
    result.path.push(performance.now() - began)
  }))
  result.web = (processorTime(portal.pid) - before[0]) / crowd
  result.database = (processorTime(database.pid) - before[1]) / crowd
  for (const server of servers) server.close()
  return result
}

async function bench(stage: Stage): Promise<string> {
  const { portal, database } = stage
  const path = pupilPath(portal)
  const watched = { web: portal.pid, database: database.pid }
  await measureRun(path, watched, WARM_UP, size)
  await wave(stage)
  await database.analyze()
  const alone = []
  const crowds: Wave[] = []
  for (let round = 1; round <= runs; round += 1) {
    console.error(`round ${round} of ${runs} …`)
    alone.push(await measureRun(path, watched, WARM_UP, size))
    for (let n = 0; n < waves; n += 1) crowds.push(await wave(stage))
  }
  await path.prepare?.()
  const counted = statementsPer(await database.statementsOf(async () => {
    for (let n = 0; n < size; n += 1) await path.once(n)
  }), size)
  const rows = (name: string, samples: readonly { web: number; database: number }[]) =>
    [name, ...[samples.map(({ web }) => web), samples.map((each) => each.database), samples.map((each) => each.web + each.database)].map((list) => shown(spread(list)))]
  const legs = [...crowds[0]!.legs.keys()].map((leg) => [leg, ...percentiles(crowds.flatMap((each) => each.legs.get(leg)!))])
  return [
    'Processor time in milliseconds a pupil (user + system of all the server\'s processes); median (lowest to highest).',
    '',
    ...table([['pupils at once', 'web', 'database', 'sum'], rows('1', alone), rows(String(crowd), crowds)]),
    '',
    `How long each of ${crowd} waits who begin at the same moment, in milliseconds; the benchmark itself takes its share of the machine.`,
    '',
    ...table([['request', 'p50', 'p99'], ...legs, ['whole path', ...percentiles(crowds.flatMap((each) => each.path))]]),
    '',
    `${counted.perOperation.toFixed(1)} SQL statements a pupil; ${runs} rounds of ${size} alone and ${waves} crowds; one school of ${portal.world.pupils.length} pupils among ${schools} others`,
    ...(values.statements ? ['', ...counted.list.map((each) => `${each.perOperation.toFixed(2)} × ${(each.milliseconds / each.perOperation).toFixed(3)} ms  ${each.text.slice(0, 140)}`)] : []),
  ].join('\n')
}

function percentiles(list: number[]): string[] {
  const sorted = [...list].sort((a, b) => a - b)
  return [0.5, 0.99].map((part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!.toFixed(0))
}

function shown({ median, lowest, highest }: Spread): string {
  return `${median.toFixed(2)} (${lowest.toFixed(2)} to ${highest.toFixed(2)})`
}

await runBenchmark({ groups: Math.max(8, Math.ceil(crowd / 25)), neighbours: schools }, bench)
