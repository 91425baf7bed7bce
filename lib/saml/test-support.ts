import 'reflect-metadata'
import { generateKeyPairSync, webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import type { SamlKey } from './respond'

/** A fresh RSA key with a certificate of its own, for tests. */
export async function testKey(name: string): Promise<SamlKey> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }
  const der = privateKey.export({ type: 'pkcs8', format: 'der' })
  const secret = await webcrypto.subtle.importKey('pkcs8', der, algorithm, true, ['sign'])
  const { n, e } = privateKey.export({ format: 'jwk' })
  const open = await webcrypto.subtle.importKey('jwk', { kty: 'RSA', n: n!, e: e! }, algorithm, true, ['verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({ name: `CN=${name}`, serialNumber: '01', notBefore: new Date('2020-01-01'), notAfter: new Date('2120-01-01'), signingAlgorithm: algorithm, keys: { privateKey: secret, publicKey: open } }, webcrypto as unknown as Crypto)
  return { privateKey: pem, certificate: certificate.toString('pem') }
}
