import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { publishers } from '../publishers/registry'
import { startMocks } from '../server'
import { startOidcStandIn, type OidcStandIn } from './oidc-stand-in'
import { startRestStandIn, type RestStandIn } from './rest-stand-in'

export type TestClient = { clientId: string; clientSecret: string; redirectUri: string }

export type TestWorld = {
  url: string
  oidc: OidcStandIn
  rest: RestStandIn
  /** What was logged. */
  log: string[]
  close(): Promise<void>
}

/** The real outside world on free ports, between stand-ins for the portal's two doors. */
export async function startTestWorld(options: { syncSeconds?: number } = {}): Promise<TestWorld> {
  const dir = await mkdtemp(path.join(tmpdir(), 'mocks-'))
  const slugs = publishers.map(({ slug }) => slug)
  // by its command line: nothing outside mocks/ is imported here
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/certs.ts', dir, ...slugs])
  const file = (name: string): string => path.join(dir, name)

  const secretOf = (slug: string): string => `secret of ${slug}, with % and +`
  const secretsFile = file('mocks.json')
  const entries = slugs.map((slug) => [
    slug,
    {
      clientId: `client-${slug}`,
      clientSecret: secretOf(slug),
      certFile: file(`clients/${slug}.pem`),
      keyFile: file(`clients/${slug}.key`),
    },
  ])
  await writeFile(secretsFile, JSON.stringify({ caFile: file('ca.pem'), ...Object.fromEntries(entries), skool: { clientId: 'portal', clientSecret: secretOf('skool') } }))

  const oidc = await startOidcStandIn()
  const rest = await startRestStandIn({ ca: file('ca.pem'), cert: file('server.pem'), key: file('server.key') })
  const log: string[] = []
  const mocks = await startMocks(
    {
      host: '127.0.0.1',
      port: 0,
      portalUrl: oidc.url,
      restUrl: rest.url,
      secretsFile,
      syncSeconds: options.syncSeconds ?? 0,
    },
    (line) => log.push(line),
  )
  oidc.serve(
    slugs.map((slug) => ({
      clientId: `client-${slug}`,
      clientSecret: secretOf(slug),
      redirectUri: `${mocks.url}/${slug}/callback`,
    })),
  )
  return {
    url: mocks.url,
    oidc,
    rest,
    log,
    close: async () => {
      await Promise.all([mocks.close(), oidc.close(), rest.close()])
      await rm(dir, { recursive: true })
    },
  }
}
