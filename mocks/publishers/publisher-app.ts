import type { Log } from '../log'
import { OidcClient } from '../portal/oidc'
import { PortalRest } from '../portal/rest'
import type { Credentials } from '../secrets'
import { makeInTurn, type InTurn } from '../in-turn'
import { PendingLogins } from './pending-logins'
import { PortalEvents } from './portal-events'
import type { Publisher } from './publisher'
import { LookupKeys } from './lookup/keys'
import { OwnLicences } from './lookup/own-licences'
import { OwnSessions } from './own-login'
import { Sessions } from './session'
import type { Trouble } from './trouble'

/** One publisher's software as it runs: what it is, its memory, and its own two doors to the portal. */
export type PublisherApp = {
  publisher: Publisher
  /** Our public address, shared by all publishers. */
  url: string
  portalUrl: string
  /** The portal's issuer. */
  issuer: string
  sessions: Sessions
  logins: PendingLogins
  /** Of the publisher's own login, beside the portal (LIC-6). */
  ownSessions: OwnSessions
  oidc: OidcClient
  rest: PortalRest
  inTurn: InTurn
  events: PortalEvents
  /** It fetches at night and when there is news; else on request only. */
  fetchesByItself: boolean
  /** Who may use what, where we keep that ourselves. */
  own: OwnLicences
  keys: LookupKeys
  /** How it does today; set on its front page. */
  trouble: Trouble
  log: Log
}

export type World = { url: string; portalUrl: string; restUrl: string; fetchesByItself: boolean; log: Log }

/** Starts one publisher with the credentials that the portal gave it. */
export function makePublisherApp(publisher: Publisher, credentials: Credentials, world: World): PublisherApp {
  const { slug } = publisher
  const issuer = `${world.portalUrl}/oidc`
  const memory = { slug, secure: world.url.startsWith('https:') }
  const { clientId, clientSecret, ca, cert, key } = credentials
  return {
    publisher,
    url: world.url,
    portalUrl: world.portalUrl,
    issuer,
    sessions: new Sessions(memory),
    logins: new PendingLogins(memory),
    ownSessions: new OwnSessions(memory),
    oidc: new OidcClient({ issuer, clientId, clientSecret, redirectUri: `${world.url}/${slug}/callback` }),
    rest: new PortalRest({ baseUrl: world.restUrl, ca, cert, key }),
    inTurn: makeInTurn(),
    events: new PortalEvents({ issuer, clientId, slug }),
    fetchesByItself: world.fetchesByItself,
    own: new OwnLicences(),
    keys: new LookupKeys({ issuer, address: `${world.url}/${slug}/licenties` }),
    trouble: 'geen',
    log: (line) => world.log(`${slug}: ${line}`),
  }
}
