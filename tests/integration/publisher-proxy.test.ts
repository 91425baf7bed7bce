import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import http from 'node:http'
import https from 'node:https'
import net, { type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { enter, makeDoor } from '@/lib/platform/door'
import { handlePublisherRequest } from '@/lib/publisher-api/http'
import { certificateFromProxy } from '@/lib/publisher-api/proxy-certificate'
import { makeCertificates, type Certificates } from '@/scripts/certs'
import { PUBLISHERS } from '@/prisma/seed/publishers'
import { seedPublishers } from '@/prisma/seed/world'
import { makeWorld, n, type World } from '../support/publisher-world'

const APACHE = '/usr/sbin/apache2'
const MODULES = '/usr/lib/apache2/modules'
const there = existsSync(APACHE) && ['ssl', 'proxy_http', 'headers'].every((name) => existsSync(`${MODULES}/mod_${name}.so`))
if (!there) console.warn('NOT TESTED: mutual TLS by a proxy. Install apache2 (Debian) to have it tested.')

const HEADER = 'X-Client-Cert'
let dir: string
let apache: ChildProcess | undefined
let portal: http.Server
let proxyPort: number
let files: Certificates
let foreign: Certificates
let world: World

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The publishers' services on the listener that server.ts makes for a proxy; this proxy is the one that is trusted. */
async function startServices(): Promise<number> {
  const door = makeDoor('http://localhost:3000', ['127.0.0.1'])
  portal = http.createServer((req, res) => {
    const fingerprint = certificateFromProxy(req, door, HEADER)
    enter(req, door)
    void handlePublisherRequest(req, res, fingerprint)
  })
  await once(portal.listen(0, '127.0.0.1'), 'listening')
  return (portal.address() as AddressInfo).port
}

/** The lines between the marks are those of docs/operations.md. */
const settings = (port: number, services: number) => `
ServerName localhost
ServerRoot ${dir}
User www-data
Group www-data
Listen 127.0.0.1:${port}
PidFile ${dir}/pid
ErrorLog ${dir}/error.log
Mutex pthread
LoadModule mpm_event_module ${MODULES}/mod_mpm_event.so
LoadModule authz_core_module ${MODULES}/mod_authz_core.so
LoadModule socache_shmcb_module ${MODULES}/mod_socache_shmcb.so
LoadModule ssl_module ${MODULES}/mod_ssl.so
LoadModule headers_module ${MODULES}/mod_headers.so
LoadModule proxy_module ${MODULES}/mod_proxy.so
LoadModule proxy_http_module ${MODULES}/mod_proxy_http.so
<VirtualHost *:${port}>
  SSLCertificateFile ${files.serverCertFile}
  SSLCertificateKeyFile ${files.serverKeyFile}
${documented('apache').replaceAll('/etc/leerpoort/ca.pem', files.caFile).replaceAll('127.0.0.1:3443', `127.0.0.1:${services}`)}
</VirtualHost>
`

let operations: string
/** What docs/operations.md tells to write, without what is each installation's own. */
function documented(kind: 'apache'): string {
  const block = new RegExp('```' + kind + '\\n([\\s\\S]+?)```').exec(operations)?.[1]
  if (!block) throw new Error('docs/operations.md does not tell what to write')
  return block
}

beforeAll(async () => {
  if (!there) return
  operations = await readFile('docs/operations.md', 'utf8')
  dir = await mkdtemp(path.join(tmpdir(), 'leerpoort-mtls-proxy-'))
  await chmod(dir, 0o755)
  files = await makeCertificates(path.join(dir, 'own'), ['cito', 'stranger'])
  foreign = await makeCertificates(path.join(dir, 'foreign'), ['cito'])
  const slugs = PUBLISHERS.filter(({ live }) => live).map(({ slug }) => slug)
  await seedPublishers({ mocksUrl: 'http://localhost:3001', clients: Object.fromEntries(slugs.map((slug) => [slug, slug])), fingerprints: { cito: files.clients.cito!.fingerprint } })
  world = await makeWorld('cito')
  const services = await startServices()
  proxyPort = await freePort()
  await writeFile(path.join(dir, 'httpd.conf'), settings(proxyPort, services))
  apache = spawn(APACHE, ['-X', '-f', path.join(dir, 'httpd.conf')], { stdio: ['ignore', 'ignore', 'inherit'] })
  await vi.waitFor(() => new Promise<void>((resolve, reject) => void net.connect(proxyPort, '127.0.0.1').once('connect', function (this: net.Socket) { this.destroy(); resolve() }).once('error', reject)), { timeout: 30_000, interval: 100 })
})
afterAll(async () => {
  if (!there) return
  if (apache && apache.exitCode === null) {
    const ended = once(apache, 'exit')
    apache.kill('SIGKILL')
    await ended
  }
  portal.closeAllConnections()
  await new Promise((resolve) => portal.close(resolve))
  await rm(dir, { recursive: true, force: true })
})

type Client = { certFile: string; keyFile: string } | null
/** Asks for the schools; 'cut off' when TLS ends it. */
async function ask(client: Client, headers: Record<string, string | string[]> = {}): Promise<{ status: number | 'cut off'; text: string }> {
  const ca = await readFile(files.caFile)
  const own = client ? { cert: await readFile(client.certFile), key: await readFile(client.keyFile) } : {}
  return new Promise((resolve) => {
    https.get({ host: '127.0.0.1', port: proxyPort, servername: 'localhost', path: '/rest/v2/instellingen', agent: false, ca, ...own, headers }, (res) => {
      let text = ''
      res.setEncoding('utf8').on('data', (piece: string) => (text += piece)).on('end', () => resolve({ status: res.statusCode!, text }))
    }).on('error', () => resolve({ status: 'cut off', text: '' }))
  })
}
const log = () => readFile(path.join(dir, 'error.log'), 'utf8').catch(() => '')

describe.skipIf(!there)('PUB-2: mutual TLS by Apache before the portal, with the lines of docs/operations.md', () => {
  test('the publisher of the certificate is recognised', async () => {
    const { status, text } = await ask(files.clients.cito!)
    expect([status, text], await log()).toEqual([200, expect.stringContaining(String(n(world.school)))])
  })
  test('a certificate of nobody’s is somebody unknown, whatever header it brings', async () => {
    const { fingerprint, certFile } = files.clients.cito!
    const escaped = encodeURIComponent(await readFile(certFile, 'utf8'))
    for (const header of [undefined, fingerprint, escaped, [fingerprint, fingerprint]]) expect((await ask(files.clients.stranger!, header ? { [HEADER]: header } : {})).status).toBe(403)
    // Names that some servers take for the same header.
    for (const name of ['x_client_cert', 'X-CLIENT-CERT']) expect((await ask(files.clients.stranger!, { [name]: fingerprint })).status).toBe(403)
  })
  test('a header of its own takes nothing from the publisher either', async () => {
    expect((await ask(files.clients.cito!, { [HEADER]: files.clients.stranger!.fingerprint })).status).toBe(200)
  })
  test('without a certificate, or with one of another authority, nobody gets in', async () => {
    for (const client of [null, foreign.clients.cito!]) expect((await ask(client, { [HEADER]: files.clients.cito!.fingerprint })).status).toBe('cut off')
  })
  test('past the proxy nobody is believed', async () => {
    const services = (portal.address() as AddressInfo).port
    const status = await new Promise((resolve) => http.get({ host: '127.0.0.1', port: services, path: '/rest/v2/instellingen', localAddress: '127.0.0.2', headers: { [HEADER]: files.clients.cito!.fingerprint } }, (res) => resolve((res.resume(), res.statusCode))))
    expect(status).toBe(403)
  })
})
