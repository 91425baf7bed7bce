import { rename } from 'node:fs/promises'
import path from 'node:path'
import { makeCertificates } from './certs'

/**
 * Issues a client certificate for a publisher with the project's own authority (PUB-2), for tests and the demonstration. With --rotate a new one
 * beside the old, which stays as `<code>-previous`: the helpdesk registers the new one, the publisher changes over, the helpdesk ends the old.
 * Answers the files and the fingerprint to register.
 */
export async function issuePublisherCertificate(dir: string, code: string, rotate: boolean): Promise<{ certFile: string; keyFile: string; fingerprint: string }> {
  // Also says whether the name is one, before anything is moved.
  const { clients } = await makeCertificates(dir, [code])
  if (!rotate) return clients[code]!
  const { certFile, keyFile } = clients[code]!
  for (const file of [keyFile, certFile]) await rename(file, file.replace(/(\.\w+)$/, '-previous$1'))
  return (await makeCertificates(dir, [code])).clients[code]!
}

// By file name, as certs.ts does.
if (process.argv[1] && path.basename(process.argv[1]).startsWith('certs-publisher.')) {
  const words = process.argv.slice(2)
  const rotate = words.includes('--rotate')
  const [code, dir = '.data/certs'] = words.filter((word) => word !== '--rotate')
  if (!code) {
    console.error('Usage: npm run certs:publisher -- <identity code> [folder] [--rotate]')
    process.exit(2)
  }
  const { certFile, keyFile, fingerprint } = await issuePublisherCertificate(dir, code, rotate)
  console.log(`certificate  ${certFile}\nkey          ${keyFile}\nfingerprint  ${fingerprint}\nRegister the fingerprint at Helpdesk → Uitgeverijen.`)
}
