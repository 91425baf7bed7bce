import type { IncomingMessage } from 'node:http'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { makeDoor } from '@/lib/platform/door'
import { certificateFromProxy } from '@/lib/publisher-api/proxy-certificate'
import { readCertificate } from '@/lib/publisher-desk/rules'
import { makeCertificates } from './certs'
import { issuePublisherCertificate } from './certs-publisher'

const door = makeDoor('http://localhost:3000', ['10.0.0.0/8'])
const request = (from: string, ...values: string[]) =>
  ({ socket: { remoteAddress: from }, headers: { 'x-client-cert': values.join(', ') } }) as unknown as IncomingMessage

test('PUB-2: only a configured proxy names the certificate, once, and nobody behind sees the header', async () => {
  const dir = await mkdtemp(path.join(tmpdir(), 'leerpoort-proxy-'))
  try {
    const { certFile, fingerprint } = await issuePublisherCertificate(dir, 'cito', false)
    const escaped = encodeURIComponent(await readFile(certFile, 'utf8'))
    const read = (from: string, ...values: string[]) => certificateFromProxy(request(from, ...values), door, 'X-Client-Cert')
    expect(read('10.1.2.3', fingerprint)).toBe(fingerprint)
    expect(read('::ffff:10.1.2.3', fingerprint.toUpperCase().match(/../g)!.join(':'))).toBe(fingerprint)
    expect(read('10.1.2.3', escaped)).toBe(fingerprint)
    expect(read('11.1.2.3', fingerprint)).toBeNull()
    expect(read('10.1.2.3', fingerprint, fingerprint)).toBeNull()
    for (const wrong of ['', '(null)', fingerprint.slice(2), '%', `${fingerprint}, ${fingerprint}`, `${escaped}, ${escaped}`]) expect(read('10.1.2.3', wrong)).toBeNull()
    const req = request('10.1.2.3', fingerprint)
    certificateFromProxy(req, door, 'X-Client-Cert')
    expect(req.headers).toEqual({})

    // Rotation: the old one stays beside the new.
    const next = await issuePublisherCertificate(dir, 'cito', true)
    expect(next.fingerprint).not.toBe(fingerprint)
    expect(await readFile(certFile.replace('.pem', '-previous.pem'), 'utf8')).toBe(decodeURIComponent(escaped))
    expect((await issuePublisherCertificate(dir, 'cito', false)).fingerprint).toBe(next.fingerprint)
    await expect(issuePublisherCertificate(dir, '../x', true)).rejects.toThrow('not a client name')
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
})

const now = new Date()
test('PUB-2: a certificate is read from PEM or fingerprint; keys, several and old ones are refused', async () => {
  const dir = await mkdtemp(path.join(tmpdir(), 'leerpoort-desk-'))
  try {
    const { clients } = await makeCertificates(dir, ['cito', 'malmberg'])
    const pem = await readFile(clients.cito!.certFile, 'utf8')
    const { fingerprint } = clients.cito!
    expect(readCertificate(`hierbij:\n${pem}`, now)).toMatchObject({ fingerprint, subject: 'CN=cito', validUntil: expect.any(Date) })
    expect(readCertificate(`SHA256 Fingerprint=${fingerprint.toUpperCase().match(/../g)!.join(':')}`, now)).toEqual({ fingerprint, subject: '', validUntil: null, chain: [] })
    expect(readCertificate(pem + (await readFile(clients.malmberg!.certFile, 'utf8')), now)).toBe('several')
    expect(readCertificate(pem + (await readFile(clients.cito!.keyFile, 'utf8')), now)).toBe('private-key')
    expect(readCertificate(pem, new Date('2090-01-01'))).toBe('expired')
    for (const wrong of ['', 'x', fingerprint.slice(1), '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----']) expect(readCertificate(wrong, now)).toBe('no-certificate')
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
})
