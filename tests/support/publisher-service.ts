import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { Agent, createServer, request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TLSSocket } from 'node:tls'
import { enter, makeDoor } from '@/lib/platform/door'
import { handlePublisherRequest } from '@/lib/publisher-api/http'
import { PortalRest } from '@/mocks/portal/rest'
import { makeCertificates } from '@/scripts/certs'

export type Reply = { status: number; type: string; headers: Record<string, string | string[] | undefined>; text: string; json: unknown }
export type Ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>

/** The publishers' services over real mutual TLS, as `server.ts` offers them, with a certificate for each name. */
export async function startPublisherService(names: string[]) {
  const dir = await mkdtemp(path.join(tmpdir(), 'leerpoort-tls-'))
  const files = await makeCertificates(dir, names)
  const [ca, cert, key] = await Promise.all([files.caFile, files.serverCertFile, files.serverKeyFile].map((file) => readFile(file)))
  const door = makeDoor('http://localhost:3000', [])
  const server = createServer({ ca, cert, key, requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2' }, (req, res) => {
    enter(req, door)
    void handlePublisherRequest(req, res, (req.socket as TLSSocket).getPeerCertificate().fingerprint256?.replaceAll(':', '').toLowerCase() ?? null)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const baseUrl = `https://127.0.0.1:${(server.address() as AddressInfo).port}`

  const credentials = async (name: string) => {
    const { certFile, keyFile } = files.clients[name]!
    return { ca: ca!, cert: await readFile(certFile), key: await readFile(keyFile) }
  }
  const clients: PortalRest[] = []
  const agents: Agent[] = []
  return {
    fingerprints: Object.fromEntries(names.map((name) => [name, files.clients[name]!.fingerprint])),
    /** Asks with a name's certificate. A body that is text goes as it is, anything else as JSON. */
    async as(name: string): Promise<Ask> {
      const agent = new Agent({ ...(await credentials(name)), keepAlive: true })
      agents.push(agent)
      return (method, where, body, headers = {}) => send(agent, method, new URL(where, baseUrl), body, headers)
    },
    /** The client of the mock publishers. */
    async client(name: string): Promise<PortalRest> {
      const client = new PortalRest({ baseUrl, ...(await credentials(name)) })
      clients.push(client)
      return client
    },
    async close(): Promise<void> {
      clients.forEach((client) => client.close())
      agents.forEach((agent) => agent.destroy())
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(dir, { recursive: true, force: true })
    },
  }
}

function send(agent: Agent, method: string, url: URL, body: unknown, headers: Record<string, string>): Promise<Reply> {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
  const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, agent, headers: { ...type, ...headers } }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('error', reject)
      res.on('end', () => {
        const answer = Buffer.concat(chunks).toString('utf8')
        resolve({ status: res.statusCode ?? 0, type: res.headers['content-type'] ?? '', headers: res.headers, text: answer, json: answer === '' ? null : JSON.parse(answer) })
      })
    })
    sent.on('error', reject)
    sent.end(text)
  })
}
