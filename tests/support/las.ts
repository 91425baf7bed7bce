import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { LasSystem } from '@/lib/las/rules'
import type { LasService } from '@/lib/platform/env'
import { answersLas, makeLasWorld } from '@/mocks/las/world'
import { LAS_CUSTOMER, LAS_PROFILES } from '@/prisma/seed/las-systems'

type Script = (req: http.IncomingMessage, res: http.ServerResponse, body: string) => void

/** The outside world's LAS systems on a free port. Call it before anything reads a setting: LAS_SERVICES follows the port. */
export async function startLas() {
  let clock = () => new Date()
  let script: Script | null = null
  let gate: Promise<void> | null = null
  const requests: string[] = []
  const systems = makeLasWorld(Object.fromEntries(Object.keys(LAS_PROFILES).map((system) => [system, { ...LAS_CUSTOMER, key: `portal key at ${system}` }])), () => clock())
  const server = http.createServer((req, res) => {
    requests.push(req.url ?? '')
    if (script) {
      const chunks: Buffer[] = []
      const play = script
      req.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => play(req, res, Buffer.concat(chunks).toString('utf8')))
    } else void Promise.resolve(gate).then(() => void (answersLas(systems, req, res) || res.writeHead(404).end()))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const services = Object.fromEntries(Object.entries(LAS_PROFILES).map(([system, profile]) => [system, { url: `${origin}/las/${system}/uwlr`, profile, version: '2.2', ...LAS_CUSTOMER, key: `portal key at ${system}` }])) as Record<LasSystem, LasService>
  process.env.LAS_SERVICES = JSON.stringify(services)
  return {
    origin, services, requests,
    /** A system with its schools, to change as its own pages do. */
    at: (system: LasSystem) => systems.get(system)!,
    /** Answers every request in the systems' place; null: they answer again. */
    play: (next: Script | null) => void (script = next),
    /** No request is answered until this is called. */
    hold(): () => void {
      let open = () => undefined as void
      gate = new Promise((resolve) => (open = resolve))
      return () => {
        gate = null
        open()
      }
    },
    setClock: (next: () => Date) => void (clock = next),
    async close(): Promise<void> {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
export type TestLas = Awaited<ReturnType<typeof startLas>>
