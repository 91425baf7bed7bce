import { readConfig, type Config } from './config'
import { listen } from './http/listen'
import { css, json, plain, type Reply } from './http/reply'
import type { Ask } from './http/request'
import { lasRoutes } from './las/routes'
import { answersLas, makeLasWorld } from './las/world'
import type { Las } from './las/model'
import { logToConsole, type Log } from './log'
import { makeEnvironment, type Environment } from './network/environment'
import { environmentRoutes } from './network/routes'
import { indexPage } from './publishers/pages'
import { makePublisherApp, type PublisherApp } from './publishers/publisher-app'
import { publishers } from './publishers/registry'
import { publisherRoutes } from './publishers/routes'
import { styleOf, worldStyle } from './publishers/styles'
import { startSyncTimer } from './publishers/sync/sync-timer'
import { run, startedAs } from './run'
import { readEnvironmentSecret, readLasAgreements, readSecrets } from './secrets'

/** The network environment of this outside world. */
const ENVIRONMENT = 'skool'

export type Running = { url: string; close(): Promise<void> }

/** Starts the outside world: all publishers on one address, each a client of its own of the portal. */
export async function startMocks(config: Config, log: Log = logToConsole): Promise<Running> {
  const credentials = await readSecrets(
    config.secretsFile,
    publishers.map(({ slug }) => slug),
  )
  const secret = await readEnvironmentSecret(config.secretsFile, ENVIRONMENT)
  const systems = makeLasWorld(await readLasAgreements(config.secretsFile))
  // Only where it is used: the library has something to say about its runtime as soon as it is loaded.
  const { makeEnvironmentProvider } = await import('./network/provider')
  let environment: Environment | null = null
  const apps = new Map<string, PublisherApp>()
  const { url, close } = await listen({
    host: config.host,
    port: config.port,
    portVariable: 'MOCKS_PORT',
    ...(config.url === undefined ? {} : { url: config.url }),
    log,
    whole: (req, res) => answersLas(systems, req, res) || (environment?.answers(req, res) ?? false),
    handler: (url) => {
      if (secret) environment = makeEnvironment({ slug: ENVIRONMENT, url, portalUrl: config.portalUrl, ...secret }, makeEnvironmentProvider)
      const world = { url, portalUrl: config.portalUrl, restUrl: config.restUrl, fetchesByItself: config.syncSeconds > 0, log }
      for (const publisher of publishers) {
        const own = credentials.get(publisher.slug)
        if (own) apps.set(publisher.slug, makePublisherApp(publisher, own, world))
      }
      return (ask) => route(apps, environment, systems, config.portalUrl, ask)
    },
  })
  const stopTimer = startSyncTimer([...apps.values()], config.syncSeconds)
  return {
    url,
    close: async () => {
      await close()
      // breaks off a fetch that is under way, so that the timer has nothing to wait for
      for (const { rest } of apps.values()) rest.close()
      await stopTimer()
    },
  }
}

async function route(apps: ReadonlyMap<string, PublisherApp>, environment: Environment | null, systems: ReadonlyMap<string, Las>, portalUrl: string, ask: Ask): Promise<Reply> {
  const [first, second, ...more] = ask.path
  const app = apps.get(first ?? '')
  if (app) return publisherRoutes(app, ask, ask.path.slice(1))
  if (environment && first === environment.slug) return environmentRoutes(environment, ask, ask.path.slice(1))
  const las = first === 'las' ? systems.get(second ?? '') : undefined
  if (las) return lasRoutes(las, ask, more, portalUrl)
  if (ask.method !== 'GET' || more.length > 0) return plain(404, 'Niet gevonden')
  if (first === undefined) return indexPage(publishers, [...systems.values()])
  if (first === 'healthz' && second === undefined) return json({ status: 'ok', publishers: [...apps.keys()] })
  if (first === 'style') {
    const publisher = publishers.find(({ slug }) => second === `${slug}.css`)
    if (publisher) return css(styleOf(publisher))
    if (second === 'world.css') return css(worldStyle)
  }
  return plain(404, 'Niet gevonden')
}

if (startedAs('mocks/server.ts'))
  await run(async () => {
    const config = readConfig(process.env)
    const { url, close } = await startMocks(config)
    return { ready: `mocks: ${publishers.length} publishers ready at ${url}, portal at ${config.portalUrl}`, close }
  })
