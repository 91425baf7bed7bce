import { request } from 'node:https'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { makeCertificates, type Certificates } from './certs'

let dir: string
beforeEach(async () => void (dir = await mkdtemp(path.join(tmpdir(), 'certs-'))))
afterEach(async () => {
  vi.useRealTimers()
  await rm(dir, { recursive: true })
})

describe('the certificates of the demonstration (PUB-2)', () => {
  test.each(['localhost', '127.0.0.1'])('let a client in at %s, under its own name and fingerprint', async (host) => {
    const made = await makeCertificates(dir, ['rezulto', 'malmberg'])
    const seen = await askOverMutualTls(made, host, 'malmberg')
    expect(seen).toEqual({ name: 'malmberg', fingerprint: made.clients['malmberg']?.fingerprint })
  })

  test('a client without certificate, or with another authority’s, is refused', async () => {
    const made = await makeCertificates(dir, ['rezulto'])
    await expect(askOverMutualTls(made, 'localhost', null)).rejects.toThrow()
    const stranger = await makeCertificates(path.join(dir, 'stranger'), ['rezulto'])
    const mixed = { ...made, clients: stranger.clients }
    await expect(askOverMutualTls(mixed, 'localhost', 'rezulto')).rejects.toThrow()
  })

  test('are kept when made again, also beside a new client', async () => {
    const first = await makeCertificates(dir, ['rezulto'])
    const again = await makeCertificates(dir, ['rezulto', 'cito'])
    expect(again.clients['rezulto']).toEqual(first.clients['rezulto'])
    expect(again.clients['cito']?.fingerprint).toMatch(/^[0-9a-f]{64}$/)
  })

  test('are renewed within 30 days of their end, by the same authority', async () => {
    const first = await makeCertificates(dir, ['rezulto'])
    const authority = await readFile(first.caFile, 'utf8')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 334 * 24 * 60 * 60 * 1000 })
    expect((await makeCertificates(dir, ['rezulto'])).clients).toEqual(first.clients)
    vi.setSystemTime(Date.now() + 2 * 24 * 60 * 60 * 1000)
    const later = await makeCertificates(dir, ['rezulto'])
    expect(later.clients['rezulto']?.fingerprint).not.toBe(first.clients['rezulto']?.fingerprint)
    expect(await readFile(later.caFile, 'utf8')).toBe(authority)
  })

  test('are made anew when certificate and key do not belong together', async () => {
    const first = await makeCertificates(dir, ['rezulto', 'cito'])
    const [rezulto, cito] = [first.clients['rezulto'], first.clients['cito']]
    await writeFile(rezulto?.keyFile ?? '', await readFile(cito?.keyFile ?? ''))
    const again = await makeCertificates(dir, ['rezulto', 'cito'])
    expect(again.clients['rezulto']?.fingerprint).not.toBe(rezulto?.fingerprint)
    expect(again.clients['cito']).toEqual(cito)
  })

  test('have keys that only their owner reads', async () => {
    const made = await makeCertificates(dir, ['rezulto'])
    for (const file of [made.serverKeyFile, made.clients['rezulto']?.keyFile ?? '', path.join(dir, 'ca.key')])
      expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  test('a client name cannot leave the folder', async () => {
    await expect(makeCertificates(dir, ['../server'])).rejects.toThrow('not a client name')
  })
})

/** What a server that demands a client certificate sees of the named client. */
async function askOverMutualTls(made: Certificates, host: string, client: string | null): Promise<unknown> {
  const files = client === null ? undefined : made.clients[client]
  const ca = await readFile(made.caFile)
  const server = createServer(
    {
      ca,
      cert: await readFile(made.serverCertFile),
      key: await readFile(made.serverKeyFile),
      requestCert: true,
      rejectUnauthorized: true,
    },
    (req, res) => {
      const peer = (req.socket as TLSSocket).getPeerCertificate()
      const fingerprint = peer.fingerprint256.replaceAll(':', '').toLowerCase()
      res.end(JSON.stringify({ name: peer.subject.CN, fingerprint }))
    },
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    return await new Promise((resolve, reject) => {
      const identity = files ? [readFile(files.certFile), readFile(files.keyFile)] : []
      Promise.all(identity).then(([cert, key]) => {
        request({ host, port, family: 4, ca, cert, key, agent: false }, (res) => {
          let body = ''
          res.on('data', (chunk: Buffer) => (body += chunk.toString()))
          res.on('end', () => resolve(JSON.parse(body)))
        })
          .on('error', reject)
          .end()
      }, reject)
    })
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}
