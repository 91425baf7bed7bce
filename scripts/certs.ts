import 'reflect-metadata' // must come before @peculiar/x509, which injects by decorators
import * as x509 from '@peculiar/x509'
import { X509Certificate, createPrivateKey, randomBytes, webcrypto } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

const DAY = 24 * 60 * 60 * 1000
const RENEW_WITHIN = 30 * DAY
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const

export type ClientCertificate = {
  certFile: string
  keyFile: string
  /** SHA-256 of the certificate, lower case hexadecimal without colons: what the portal registers per publisher. */
  fingerprint: string
}

export type Certificates = {
  caFile: string
  serverCertFile: string
  serverKeyFile: string
  clients: Record<string, ClientCertificate>
}

type Pair = { certFile: string; keyFile: string }
type Issuer = { certificate: X509Certificate; key: webcrypto.CryptoKey; name: string }

/**
 * Makes what mutual TLS of the publishers' REST services needs in the demonstration and the tests (PUB-2): an authority
 * of our own, a certificate for the portal on this machine, and one certificate per client with its name as CN.
 * Safe to run each time: what is valid stays (so that registered fingerprints hold), what expires within 30 days or
 * does not fit the authority is made anew.
 */
export async function makeCertificates(dir: string, clients: string[]): Promise<Certificates> {
  for (const client of clients)
    // the name becomes a file name and a subject
    if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(client)) throw new Error(`not a client name: ${JSON.stringify(client)}`)
  const root = path.resolve(dir)
  await mkdir(path.join(root, 'clients'), { recursive: true })

  const ca = pair(root, 'ca')
  const issuer = await ensureAuthority(ca)
  const server = pair(root, 'server')
  await ensureLeaf(issuer, server, 'localhost', 'server')

  const made: Record<string, ClientCertificate> = {}
  for (const client of clients) {
    const files = pair(root, `clients/${client}`)
    const certificate = await ensureLeaf(issuer, files, client, 'client')
    made[client] = { ...files, fingerprint: fingerprintOf(certificate) }
  }
  return { caFile: ca.certFile, serverCertFile: server.certFile, serverKeyFile: server.keyFile, clients: made }
}

const pair = (root: string, name: string): Pair => ({
  certFile: path.join(root, `${name}.pem`),
  keyFile: path.join(root, `${name}.key`),
})

const fingerprintOf = (certificate: X509Certificate): string =>
  certificate.fingerprint256.replaceAll(':', '').toLowerCase()

/** The authority on file, or a new one; a new one makes every leaf on file stale. */
async function ensureAuthority(files: Pair): Promise<Issuer> {
  const kept = await read(files)
  if (kept && stillGood(kept.certificate) && kept.certificate.ca) return asIssuer(kept)

  const keys = await newKeys()
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    // the random part keeps a renewed authority apart from the one before in a client's store
    name: `CN=Leerpoort demonstration CA ${randomBytes(4).toString('hex')}`,
    ...validity(3650),
    signingAlgorithm: SIGNATURE,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  await write(files, certificate, keys.privateKey)
  return asIssuer(await mustRead(files))
}

/** A server or client certificate that this authority signed: the one on file where it is good, else a new one. */
async function ensureLeaf(
  issuer: Issuer,
  files: Pair,
  commonName: string,
  use: 'server' | 'client',
): Promise<X509Certificate> {
  const kept = await read(files)
  if (
    kept &&
    stillGood(kept.certificate) &&
    kept.certificate.subject === `CN=${commonName}` &&
    kept.certificate.verify(issuer.certificate.publicKey)
  )
    return kept.certificate

  const keys = await newKeys()
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: `CN=${commonName}`,
    issuer: issuer.name,
    ...validity(365),
    signingAlgorithm: SIGNATURE,
    publicKey: keys.publicKey,
    signingKey: issuer.key,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([
        use === 'server' ? x509.ExtendedKeyUsage.serverAuth : x509.ExtendedKeyUsage.clientAuth,
      ]),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(new x509.PublicKey(exportedKey(issuer.certificate))),
      ...(use === 'server' ? [serverNames()] : []),
    ],
  })
  await write(files, certificate, keys.privateKey)
  return (await mustRead(files)).certificate
}

const serverNames = (): x509.SubjectAlternativeNameExtension =>
  new x509.SubjectAlternativeNameExtension([
    { type: 'dns', value: 'localhost' },
    { type: 'ip', value: '127.0.0.1' },
    { type: 'ip', value: '::1' },
  ])

const exportedKey = (certificate: X509Certificate): Uint8Array<ArrayBuffer> =>
  new Uint8Array(certificate.publicKey.export({ type: 'spki', format: 'der' }))

const newKeys = (): Promise<webcrypto.CryptoKeyPair> =>
  webcrypto.subtle.generateKey(CURVE, true, ['sign', 'verify']) as Promise<webcrypto.CryptoKeyPair>

/** 15 random bytes behind a fixed one: positive and never empty, as RFC 5280 4.1.2.2 asks. */
const serial = (): string => `01${randomBytes(15).toString('hex')}`

/** From an hour ago, so that a clock that runs a little behind does not refuse a new certificate. */
const validity = (days: number): { notBefore: Date; notAfter: Date } => ({
  notBefore: new Date(Date.now() - 60 * 60 * 1000),
  notAfter: new Date(Date.now() + days * DAY),
})

const stillGood = (certificate: X509Certificate): boolean =>
  new Date(certificate.validFrom).getTime() <= Date.now() &&
  new Date(certificate.validTo).getTime() > Date.now() + RENEW_WITHIN

type Kept = { certificate: X509Certificate; keyPem: string }

/** What stands on file, or null when it is absent, unreadable, or certificate and key do not belong together. */
async function read(files: Pair): Promise<Kept | null> {
  try {
    const [certPem, keyPem] = await Promise.all([readFile(files.certFile, 'utf8'), readFile(files.keyFile, 'utf8')])
    const certificate = new X509Certificate(certPem)
    return certificate.checkPrivateKey(createPrivateKey(keyPem)) ? { certificate, keyPem } : null
  } catch {
    return null
  }
}

async function mustRead(files: Pair): Promise<Kept> {
  const kept = await read(files)
  if (!kept) throw new Error(`could not read back ${files.certFile}`)
  return kept
}

async function asIssuer({ certificate, keyPem }: Kept): Promise<Issuer> {
  const der = createPrivateKey(keyPem).export({ type: 'pkcs8', format: 'der' })
  const key = await webcrypto.subtle.importKey('pkcs8', new Uint8Array(der), CURVE, false, ['sign'])
  return { certificate, key, name: certificate.subject }
}

async function write(files: Pair, certificate: x509.X509Certificate, key: webcrypto.CryptoKey): Promise<void> {
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', key)
  await replace(files.keyFile, x509.PemConverter.encode(pkcs8, 'PRIVATE KEY'), 0o600)
  await replace(files.certFile, certificate.toString('pem'), 0o644)
}

/** Through a temporary name, so that a reader or a break-off never finds half a file. */
async function replace(file: string, text: string, mode: number): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`
  await writeFile(temporary, `${text.trim()}\n`, { mode })
  await rename(temporary, file)
}

// By file name, not by comparing addresses: those differ under symbolic links, and in a bundle they are all alike.
if (process.argv[1] && path.basename(process.argv[1]) === 'certs.ts') {
  const [dir, ...clients] = process.argv.slice(2)
  if (!dir) {
    console.error('Usage: npx tsx scripts/certs.ts <folder> [client …]')
    process.exit(2)
  }
  const made = await makeCertificates(dir, clients)
  for (const [client, { fingerprint }] of Object.entries(made.clients)) console.log(`${client} ${fingerprint}`)
}
