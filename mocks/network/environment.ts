import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import { findMember } from './people'
import type { makeEnvironmentProvider } from './provider'

export type EnvironmentSettings = { slug: string; url: string; portalUrl: string; clientId: string; clientSecret: string }

/** How the environment behaves: as it should, not at all, or too late. */
export type Mood = 'well' | 'down' | 'slow'

/** A network environment as it runs. Who sits there is its own cookie's matter. */
export type Environment = {
  slug: string
  url: string
  portalUrl: string
  mood: Mood
  /** Takes the requests of OpenID Connect; false for its own pages. */
  answers(req: IncomingMessage, res: ServerResponse): boolean
}

/** Longer than a portal should wait. */
const SLOW_MS = 15_000
/** The provider's own paths, below the environment's. */
const PROTOCOL = /^\/(auth(\/[\w-]+)?|token|jwks|\.well-known\/openid-configuration)$/
const INTERACTION = /^\/interactie\/[\w-]+$/

/** The cookie that says who logged in at the environment. */
export const whoCookie = (slug: string): string => `${slug}-wie`

/** A network environment: an OpenID Connect provider of its own, whose login is a choice from a list. */
export function makeEnvironment(settings: EnvironmentSettings, makeProvider: typeof makeEnvironmentProvider): Environment {
  const { slug, url, portalUrl } = settings
  const provider = makeProvider({ ...settings, issuer: `${url}/${slug}` })
  const openid = provider.callback()
  const environment: Environment = {
    slug,
    url,
    portalUrl,
    mood: 'well',
    answers(req, res) {
      const full = req.url ?? ''
      if (!full.startsWith(`/${slug}/`)) return false
      const inner = full.slice(slug.length + 1)
      const path = inner.split('?')[0] ?? ''
      if (INTERACTION.test(path)) {
        void whoSitsThere(provider, environment, req, res)
        return true
      }
      if (!PROTOCOL.test(path)) return false
      if (environment.mood === 'down') {
        res.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' }).end('Skool is even niet bereikbaar.')
        return true
      }
      // Who sat here before is no answer: the choice made at the environment counts, at every request.
      if (req.headers.cookie) req.headers.cookie = req.headers.cookie.replaceAll(/_session(\.[a-z.]+)?=[^;]*/g, '')
      Object.assign(req, { originalUrl: full, url: inner })
      if (environment.mood === 'slow' && path === '/token') setTimeout(() => void openid(req, res), SLOW_MS).unref()
      else void openid(req, res)
      return true
    },
  }
  return environment
}

/**
 * The provider's login step: whoever chose a name goes on; others choose first, and so does everybody where the portal wants a new login; who
 * breaks off is told to the portal.
 */
async function whoSitsThere(provider: Provider, { slug, url }: Environment, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const here = new URL(req.url ?? '', url)
  const cookie = new RegExp(`(?:^|; )${whoCookie(slug)}=([a-z]+)`).exec(req.headers.cookie ?? '')?.[1]
  const member = findMember(cookie)
  try {
    if (here.searchParams.has('afbreken')) await provider.interactionFinished(req, res, { error: 'access_denied', error_description: 'afgebroken' })
    else if (member && (here.searchParams.has('gekozen') || (await provider.interactionDetails(req, res)).params.prompt !== 'login')) await provider.interactionFinished(req, res, { login: { accountId: member.key, remember: false } })
    else res.writeHead(303, { location: `/${slug}?verder=${here.pathname.split('/').at(-1)}`, 'cache-control': 'no-store' }).end()
  } catch {
    res.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end('Dit inloggen is voorbij. Begin opnieuw bij Skool.')
  }
}
