import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { ConfigError } from './env'

const entry = z.object({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  certFile: z.string().min(1),
  keyFile: z.string().min(1),
})

/** What one publisher got from the portal when it was registered, with its certificate read in. */
export type Credentials = { clientId: string; clientSecret: string; ca: Buffer; cert: Buffer; key: Buffer }

/**
 * Reads the publishers' credentials. Paths in the file are relative to the working directory, as MOCKS_SECRETS itself
 * is. Entries of others are left alone, so that later parts of the outside world can keep theirs in the same file.
 */
export async function readSecrets(file: string, slugs: readonly string[]): Promise<Map<string, Credentials>> {
  const found = z
    .object({ caFile: z.string().min(1), ...Object.fromEntries(slugs.map((slug) => [slug, entry])) })
    .safeParse(await readJson(file))
  if (!found.success) {
    const where = found.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`).join(', ')
    throw new ConfigError(`MOCKS_SECRETS: ${file} is not complete: ${where}`)
  }
  const ca = await read(found.data.caFile, file)
  const credentials = new Map<string, Credentials>()
  for (const slug of slugs) {
    const { clientId, clientSecret, certFile, keyFile } = entry.parse(Reflect.get(found.data, slug))
    const [cert, key] = [await read(certFile, file), await read(keyFile, file)]
    credentials.set(slug, { clientId, clientSecret, ca, cert, key })
  }
  return credentials
}

/** What a network environment agreed with the portal. */
export type ClientSecret = { clientId: string; clientSecret: string }

/** Reads one environment's entry; null where the file has none: then this outside world goes without. */
export async function readEnvironmentSecret(file: string, slug: string): Promise<ClientSecret | null> {
  const found = z.object({ [slug]: entry.pick({ clientId: true, clientSecret: true }) }).safeParse(await readJson(file))
  return found.success ? (found.data[slug] ?? null) : null
}

const agreement = z.object({ customerCode: z.string().min(1), customerName: z.string().min(1), key: z.string().min(1) })

/** What the LAS systems agreed with the portal, by slug; none where the file has none: then this outside world goes without. */
export async function readLasAgreements(file: string): Promise<Record<string, z.output<typeof agreement>>> {
  const found = z.object({ las: z.record(z.string(), agreement) }).safeParse(await readJson(file))
  return found.success ? found.data.las : {}
}

async function readJson(file: string): Promise<unknown> {
  const text = (await read(file, file)).toString('utf8')
  try {
    return JSON.parse(text)
  } catch {
    throw new ConfigError(`MOCKS_SECRETS: ${file} is not JSON`)
  }
}

async function read(file: string, secretsFile: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    const named = file === secretsFile ? file : `${file}, named in ${secretsFile},`
    throw new ConfigError(`MOCKS_SECRETS: ${named} cannot be read (${error instanceof Error ? error.message : error})`)
  }
}
