import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { measureRun, spread, type Spread } from './measure'
import { pupilPath } from './operations'
import { statementsPer, table } from './report'
import { count, runBenchmark } from './run'
import type { Stage } from './stage'
import { stream, wave, type Waits } from './waits'

// npm run bench:pupil [-- --runs 3 --size 300 --crowd 200 --waves 3 --schools 250 --seconds 20]: what the whole path of a pupil costs,
// from the shortcut into a publisher's app, by one pupil at a time and by a crowd at once, and how long pupils wait when
// they come evenly and keep half of the machine busy, and when they come all at once.
// Nothing is asserted: a busy machine is no mistake. Processor time is the figure to compare; waiting depends on the machine.
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' }, size: { type: 'string', default: '300' }, crowd: { type: 'string', default: '200' },
    waves: { type: 'string', default: '3' }, schools: { type: 'string', default: '250' }, seconds: { type: 'string', default: '20' }, statements: { type: 'boolean', default: false },
  },
})
const [runs, size, crowd, waves, schools, seconds] = (['runs', 'size', 'crowd', 'waves', 'schools', 'seconds'] as const).map((name) => count(name, values[name])) as [number, number, number, number, number, number]
const WARM_UP = 200
/** The share of the machine's processors that pupils who come evenly keep busy. */
const HALF = 0.5

async function bench(stage: Stage): Promise<string> {
  const { portal, database } = stage
  const path = pupilPath(portal)
  const watched = { web: portal.pid, database: database.pid }
  await measureRun(path, watched, WARM_UP, size)
  await wave(stage, crowd)
  await database.analyze()
  const alone = []
  const crowds: Waits[] = []
  for (let round = 1; round <= runs; round += 1) {
    console.error(`round ${round} of ${runs} …`)
    alone.push(await measureRun(path, watched, WARM_UP, size))
    for (let n = 0; n < waves; n += 1) crowds.push(await wave(stage, crowd))
  }
  const cost = spread(crowds.map((each) => each.web + each.database)).median
  const perSecond = (HALF * availableParallelism() * 1000) / cost
  const evenly = await stream(stage, { perSecond, seconds, browsers: crowd })
  await path.prepare?.()
  const counted = statementsPer(await database.statementsOf(async () => {
    for (let n = 0; n < size; n += 1) await path.once(n)
  }), size)
  const rows = (name: string, samples: readonly { web: number; database: number }[]) =>
    [name, ...[samples.map(({ web }) => web), samples.map((each) => each.database), samples.map((each) => each.web + each.database)].map((list) => shown(spread(list)))]
  return [
    'Processor time in milliseconds a pupil (user + system of all the server\'s processes); median (lowest to highest).',
    '',
    ...table([['pupils at once', 'web', 'database', 'sum'], rows('1', alone), rows(String(crowd), crowds)]),
    '',
    `How long each request takes, in milliseconds, when ${perSecond.toFixed(0)} pupils a second come evenly (${(evenly.load * 100).toFixed(0)}% of ${availableParallelism()} processors busy with`,
    'them; the benchmark itself takes its share besides).',
    '',
    ...table(waits([evenly])),
    '',
    `The same for ${crowd} who begin at the same moment.`,
    '',
    ...table(waits(crowds)),
    '',
    `${counted.perOperation.toFixed(1)} SQL statements a pupil; ${runs} rounds of ${size} alone and ${waves} crowds; one school of ${portal.world.pupils.length} pupils among ${schools} others`,
    ...(values.statements ? ['', ...counted.list.map((each) => `${each.perOperation.toFixed(2)} × ${(each.milliseconds / each.perOperation).toFixed(3)} ms  ${each.text.slice(0, 140)}`)] : []),
  ].join('\n')
}

function waits(all: Waits[]): string[][] {
  const legs = [...all[0]!.legs.keys()].map((leg) => [leg, ...percentiles(all.flatMap((each) => each.legs.get(leg)!))])
  return [['request', 'p50', 'p99'], ...legs, ['whole path', ...percentiles(all.flatMap((each) => each.path))]]
}

function percentiles(list: number[]): string[] {
  const sorted = [...list].sort((a, b) => a - b)
  return [0.5, 0.99].map((part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!.toFixed(0))
}

function shown({ median, lowest, highest }: Spread): string {
  return `${median.toFixed(2)} (${lowest.toFixed(2)} to ${highest.toFixed(2)})`
}

await runBenchmark({ groups: Math.max(8, Math.ceil(crowd / 25)), neighbours: schools }, bench)
