import 'reflect-metadata' // before @peculiar/x509, which injects by decorators
import * as x509 from '@peculiar/x509'
import { once } from 'node:events'
import { webcrypto, X509Certificate } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import tls from 'node:tls'
import { beforeAll, describe, expect, test } from 'vitest'
import { nameOf, readCertificate, whyNotTrusted } from '@/lib/publisher-desk/rules'

type Made = { pem: string; key: webcrypto.CryptoKeyPair; name: string }
const ECDSA = { name: 'ECDSA', namedCurve: 'P-256' } as const
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const
const DAY = 86_400_000

/** A certificate, by itself or of an authority. */
async function make(name: string, by: Made | null, { ca = false, uses, days = 30 }: { ca?: boolean; uses?: x509.ExtendedKeyUsageType[]; days?: number } = {}): Promise<Made> {
  const key = (await webcrypto.subtle.generateKey(ECDSA, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair
  const made = await x509.X509CertificateGenerator.create({
    subject: `CN=${name}`, issuer: `CN=${by?.name ?? name}`, signingAlgorithm: SIGNATURE, publicKey: key.publicKey, signingKey: (by?.key ?? key).privateKey,
    notBefore: new Date(Date.now() - 60 * DAY), notAfter: new Date(Date.now() + days * DAY),
    extensions: [new x509.BasicConstraintsExtension(ca, undefined, true), ...(ca ? [new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true)] : []), ...(uses ? [new x509.ExtendedKeyUsageExtension(uses)] : [])],
  })
  return { pem: made.toString('pem'), key, name }
}
const keyOf = async ({ key }: Made) => x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key.privateKey), 'PRIVATE KEY')

/** Whether the portal's own kind of server lets a client with this chain in. */
async function throughTls(chain: Made[], roots: Made[]): Promise<boolean> {
  const own = await make('localhost', null)
  const server = tls.createServer({ key: await keyOf(own), cert: own.pem, ca: roots.map(({ pem }) => pem), requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2' }, (socket) => socket.end('in'))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  try {
    const socket = tls.connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', rejectUnauthorized: false, key: await keyOf(chain[0]!), cert: chain.map(({ pem }) => pem).join('\n') })
    let said = ''
    for await (const piece of socket) said += String(piece)
    return said === 'in'
  } catch {
    return false
  } finally {
    server.close()
  }
}

let root: Made, middle: Made, stranger: Made, old: Made, namesake: Made
beforeAll(async () => {
  root = await make('Portaal', null, { ca: true })
  middle = await make('Portaal tussen', root, { ca: true })
  stranger = await make('Vreemd', null, { ca: true })
  old = await make('Oud', root, { ca: true, days: -1 })
  namesake = await make('Portaal', null, { ca: true })
})
const client = (by: Made | null, uses?: x509.ExtendedKeyUsageType[]) => make('uitgever', by, uses ? { uses } : {})

describe('PUB-2: what the helpdesk’s page takes is what TLS lets through', () => {
  test.each<[string, () => Promise<Made[]>, () => Made[], string | null]>([
    ['of the authority', async () => [await client(root)], () => [root], null],
    ['for clients', async () => [await client(root, [x509.ExtendedKeyUsage.clientAuth])], () => [root], null],
    ['for servers only', async () => [await client(root, [x509.ExtendedKeyUsage.serverAuth])], () => [root], 'certificate-use'],
    ['of another authority', async () => [await client(stranger)], () => [root], 'certificate-authority'],
    ['of another of the same name', async () => [await client(namesake)], () => [root], 'certificate-authority'],
    ['of nobody but itself', async () => [await client(null)], () => [root], 'certificate-authority'],
    ['of one of two', async () => [await client(stranger)], () => [root, stranger], null],
    ['over an authority that is there', async () => [await client(middle)], () => [root, middle], null],
    ['over an authority that comes along', async () => [await client(middle), middle], () => [root], null],
    ['over an authority that is missing', async () => [await client(middle)], () => [root], 'certificate-authority'],
    ['over an authority whose root is missing', async () => [await client(middle)], () => [middle], 'certificate-authority'],
    ['over an authority that expired', async () => [await client(old), old], () => [root], 'certificate-authority'],
    ['signed by what is no authority', async () => { const leaf = await client(root); return [await make('kind', leaf), leaf] }, () => [root], 'certificate-authority'],
    ['with nobody trusted', async () => [await client(root)], () => [], 'certificate-authority'],
  ])('%s', async (_, make, roots, problem) => {
    const chain = await make()
    const trusted = roots()
    expect(whyNotTrusted(chain.map(({ pem }) => pem), trusted.map(({ pem }) => new X509Certificate(pem)), new Date())).toBe(problem)
    if (trusted.length > 0) expect(await throughTls(chain, trusted)).toBe(problem === null)
  })

  test('a chain is pasted as one; certificates of which none signed the one before are several', async () => {
    const leaf = await client(middle)
    expect(readCertificate(`${leaf.pem}\n${middle.pem}\n${root.pem}`, new Date())).toMatchObject({ subject: 'CN=uitgever', chain: [expect.any(String), expect.any(String), expect.any(String)] })
    expect(readCertificate(`${leaf.pem}\n${root.pem}`, new Date())).toBe('several')
    expect(nameOf(new X509Certificate(root.pem))).toBe('Portaal')
  })
})
