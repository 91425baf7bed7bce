import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { TLSSocket } from 'node:tls'
import { enter, makeDoor } from '../../lib/platform/door'
import { env } from '../../lib/platform/env'
import { pool, run } from '../../lib/platform/db/pool'
import { acrossSchools } from '../../lib/platform/db/scope'
import { handlePublisherRequest } from '../../lib/publisher-api/http'
import { GROUPS, PUPILS, STAFF } from '../../lib/publisher-api/sql'
import { makeSchool } from '../../prisma/seed/factories'
import { seedPublishers } from '../../prisma/seed/world'

// A process of its own, with the portal's settings, so that its processor time can be told apart: `seed` makes the publishers, `serve` answers
// them as server.ts does, `bare` runs the same three statements a school and nothing else. Answers a line on stdout for each on stdin.
const [mode, argument = '{}'] = process.argv.slice(2)
const settings = env()

if (mode === 'seed') {
  await seedPublishers({ mocksUrl: 'http://publisher.localhost', ...(JSON.parse(argument) as { clients: Record<string, string>; fingerprints: Record<string, string> }) })
  await makeSchool()
  process.exit(0)
} else if (mode === 'serve') {
  const file = (name: string) => readFileSync(path.join(settings.MTLS_DIR!, name))
  const door = makeDoor(settings.PUBLIC_URL, [])
  const tls = { key: file('server.key'), cert: file('server.pem'), ca: file('ca.pem'), requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2' as const }
  createServer(tls, (req, res) => {
    enter(req, door)
    void handlePublisherRequest(req, res, (req.socket as TLSSocket).getPeerCertificate().fingerprint256?.replaceAll(':', '').toLowerCase() ?? null)
  }).listen(settings.MTLS_PORT, '127.0.0.1', () => console.log('ready'))
} else {
  const schools = await acrossSchools('the bench reads all schools').school.findMany({ where: { schoolKey: { startsWith: 'BENCH' } }, select: { id: true } })
  console.log('ready')
  for await (const _line of createInterface({ input: process.stdin })) {
    let rows = 0
    for (const { id } of schools) for (const [statement, values] of [[GROUPS, [id]], [PUPILS, [id, null, null]], [STAFF, [id]]] as const) rows += (await run(statement, [...values])).length
    console.log(String(rows))
  }
  await pool().end()
}
