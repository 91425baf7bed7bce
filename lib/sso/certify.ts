import 'reflect-metadata' // before @peculiar/x509, which injects by decorators
import { randomBytes, webcrypto, type KeyObject } from 'node:crypto'
import * as x509 from '@peculiar/x509'

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const

/** A certificate that an RSA key gives itself, PEM: SAML names keys by certificates, which service providers pin. */
export async function certify(key: KeyObject, name: string, notBefore: Date, notAfter: Date): Promise<string> {
  const privateKey = await webcrypto.subtle.importKey('pkcs8', key.export({ type: 'pkcs8', format: 'der' }), ALGORITHM, true, ['sign'])
  const { n, e } = key.export({ format: 'jwk' })
  const publicKey = await webcrypto.subtle.importKey('jwk', { kty: 'RSA', n: n!, e: e! }, ALGORITHM, true, ['verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    { name: `CN=SAML ${name}`, serialNumber: `00${randomBytes(15).toString('hex')}`, notBefore, notAfter, signingAlgorithm: ALGORITHM, keys: { privateKey, publicKey } },
    webcrypto as unknown as Crypto,
  )
  return certificate.toString('pem')
}
