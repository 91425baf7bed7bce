import { availableParallelism } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { Browser, Server, expected } from './browser'
import { walk, type Leg } from './operations'
import { processorTime } from './processor-time'
import type { Sample } from './measure'
import type { Stage } from './stage'

/** What many pupils cost, in milliseconds of processor time each, and how long each of them waited. */
export type Waits = Sample & { path: number[]; legs: Map<Leg, number[]>; load: number }

/** Pupils who all begin at the same moment: as many as a school or two have at half past eight. */
export function wave(stage: Stage, crowd: number): Promise<Waits> {
  return watched(stage, crowd, crowd, async (child) => {
    await Promise.all(Array.from({ length: crowd }, (_, n) => child(n)))
  })
}

/** Pupils who come evenly, `perSecond` of them, whether or not those before them are done. `browsers`: how many can be under way at once. */
export function stream(stage: Stage, { perSecond, seconds, browsers }: { perSecond: number; seconds: number; browsers: number }): Promise<Waits> {
  const total = Math.max(1, Math.round(perSecond * seconds))
  return watched(stage, browsers, total, async (child) => {
    const began = performance.now()
    const under: Promise<void>[] = []
    for (let n = 0; n < total; n += 1) {
      await pause(Math.max(0, began + (n / perSecond) * 1000 - performance.now()))
      under.push(child(n))
    }
    await Promise.all(under)
  })
}

/** Each pupil is a browser of its own, over one of `connections` that are open already: connecting is not what is measured. */
async function watched({ portal, database }: Stage, connections: number, total: number, run: (child: (n: number) => Promise<void>) => Promise<void>): Promise<Waits> {
  await portal.forgiveTries()
  const servers = Array.from({ length: connections }, () => new Server(portal.server.origin))
  await Promise.all(servers.map(async (server) => expected(await server.ask('GET', '/healthz', {}), 200, 'healthz')))
  const free = [...servers]
  const path: number[] = []
  const legs = new Map<Leg, number[]>()
  const took = (leg: Leg, milliseconds: number) => void (legs.get(leg)?.push(milliseconds) ?? legs.set(leg, [milliseconds]))
  const read = () => [processorTime(portal.pid), processorTime(database.pid), performance.now()] as const
  const before = read()
  await run(async (n) => {
    const server = free.pop() ?? servers[n % servers.length]!
    const began = performance.now()
    await walk(portal, new Browser(server), n, took)
    path.push(performance.now() - began)
    free.push(server)
  })
  const [web, base, elapsed] = read().map((value, at) => value - before[at]!) as [number, number, number]
  for (const server of servers) server.close()
  return { web: web / total, database: base / total, path, legs, load: (web + base) / elapsed / availableParallelism() }
}
