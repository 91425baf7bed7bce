import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import path from 'node:path'
import type { TLSSocket } from 'node:tls'
import next from 'next'
import { closePool } from './lib/platform/db/pool'
import { enter, makeDoor } from './lib/platform/door'
import { envOrExit, pointNextAtItself } from './lib/platform/env'
import { log, whenUnread } from './lib/platform/log'
import { makeRouter } from './lib/platform/http/router'
import { nativeRoutes } from './lib/native-routes'
import { handlePublisherRequest } from './lib/publisher-api/http'
import { certificateFromProxy } from './lib/publisher-api/proxy-certificate'
import { warnOfSchools } from './lib/sandbox/mode'

// The web process: one front door before Next, the OpenID provider, the pupil's endpoints and the publishers' services.
const settings = envOrExit()
const dev = settings.NODE_ENV === 'development'
const door = makeDoor(settings.PUBLIC_URL, settings.TRUSTED_PROXIES)
// After a redirecting server action Next fetches its own page here, and not wherever a Host header points.
pointNextAtItself(settings.PORT)

const server = http.createServer()
// Only development has WebSockets; elsewhere an upgrade would come in past the door.
const app = next({ dev, dir: process.cwd(), hostname: door.publicUrl.hostname, port: settings.PORT, ...(dev ? { httpServer: server } : {}) })
if (!dev) server.on('upgrade', (_req, socket) => socket.destroy())
const route = makeRouter({ door, https: settings.PUBLIC_URL.startsWith('https:'), native: await nativeRoutes(process.cwd()), next: app.getRequestHandler() })
await app.prepare()
await warnOfSchools()

/** 'loopback' is both loopback addresses; where IPv6 is off, the one that there is. */
const hosts = (host: string | undefined) => (host === 'loopback' ? ['127.0.0.1', '::1'] : [host])
const servers: (http.Server | https.Server)[] = []

async function listen(make: (first: boolean) => http.Server | https.Server, port: number, host: string | undefined): Promise<void> {
  for (const [at, address] of hosts(host).entries()) {
    const each = make(at === 0)
    each.listen({ port, host: address })
    try {
      await once(each, 'listening')
      servers.push(each)
    } catch (error) {
      if (at === 0) throw error
      log().info({ address }, 'not listening there')
    }
  }
}

await listen((first) => (first ? server : http.createServer().on('upgrade', (_req, socket) => socket.destroy())).on('request', route), settings.PORT, settings.HOST)

if (settings.MTLS_PORT && settings.MTLS_DIR) {
  const file = (name: string) => readFileSync(path.join(settings.MTLS_DIR!, name))
  const tls = { key: file('server.key'), cert: file('server.pem'), ca: file('ca.pem'), requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2' as const }
  const answer: http.RequestListener = (req, res) => {
    enter(req, door)
    const certificate = (req.socket as TLSSocket).getPeerCertificate()
    void handlePublisherRequest(req, res, certificate.fingerprint256?.replaceAll(':', '').toLowerCase() ?? null)
  }
  await listen(() => https.createServer(tls, answer), settings.MTLS_PORT, settings.MTLS_HOST)
} else if (settings.MTLS_PORT && settings.MTLS_PROXY_HEADER) {
  const header = settings.MTLS_PROXY_HEADER
  const answer: http.RequestListener = (req, res) => {
    // Before the door, which rewrites what headers say.
    const fingerprint = certificateFromProxy(req, door, header)
    enter(req, door)
    void handlePublisherRequest(req, res, fingerprint)
  }
  await listen(() => http.createServer(answer), settings.MTLS_PORT, settings.MTLS_HOST)
}
log().info({ port: settings.PORT }, 'ready')

let closing = false
async function stop(): Promise<void> {
  if (closing) return
  closing = true
  // What is under way may finish; what hangs is cut off.
  setTimeout(() => servers.forEach((each) => each.closeAllConnections()), 8_000).unref()
  setTimeout(() => process.exit(1), 14_000).unref()
  const closed = servers.map((each) => new Promise((resolve) => each.close(resolve)))
  servers.forEach((each) => each.closeIdleConnections())
  await Promise.all(closed)
  await app.close()
  await closePool()
  process.exit(0)
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
whenUnread(() => void stop())
