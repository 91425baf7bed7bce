import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { listInstitutions } from '@/mocks/portal/institution'
import { PortalRest } from '@/mocks/portal/rest'
import { place } from './place'

/** The schools that a publisher may fetch, asked with its own certificate over mutual TLS: portal ids. */
export async function schoolsSeenBy(slug: string): Promise<number[]> {
  const { rest, dir } = place()
  const settings = JSON.parse(await readFile(path.join(dir, 'mocks.json'), 'utf8')) as Record<string, { certFile: string; keyFile: string }> & { caFile: string }
  const own = settings[slug]!
  const [ca, cert, key] = await Promise.all([settings.caFile, own.certFile, own.keyFile].map((file) => readFile(file)))
  const client = new PortalRest({ baseUrl: rest, ca: ca!, cert: cert!, key: key! })
  try {
    return await listInstitutions(client)
  } finally {
    client.close()
  }
}
