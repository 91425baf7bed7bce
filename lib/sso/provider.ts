import type { IncomingMessage } from 'node:http'
import { randomUUID } from 'node:crypto'
import Provider, { errors, interactionPolicy, type Configuration, type KoaContextWithOIDC } from 'oidc-provider'
import { browserOfRequest } from '@/lib/access/browser'
import { tokenFromCookies } from '@/lib/access/cookie'
import { endSession, readSession } from '@/lib/access/session'
import { whenLoggedIn } from '@/lib/access/hold'
import { CLOCK_SKEW } from '@/lib/core/assertion-times'
import { onwardPath } from '@/lib/core/onward'
import { CLIENT_ALGORITHMS } from '@/lib/core/public-keys'
import { clientAddress } from '@/lib/platform/client-address'
import { derivedSecret } from '@/lib/platform/crypto'
import { log } from '@/lib/platform/log'
import { ProviderAdapter } from './adapter'
import { ALL_CLAIMS } from './attributes'
import { isAbout, readIdToken } from './id-token-hint'
import { checkAssertionTimes, explainRefusal } from './client-assertion'
import { END_SESSION } from './end-session'
import { loginIsDue, momentOf, withMoment } from './fresh-login'
import { grantId } from './grant'
import { issuer, mayEnter, recordSsoRefusal } from './launch'
import { loginAddress, onTheWay } from './on-the-way'
import { accountId, personClaims, readAccountId } from './person-claims'
import { refusalAddress } from './refusals'
import { signingKeys } from './signing-keys'
import { visit } from './visits'

/** Somebody goes on at a page of the portal, instead of the publisher reading an error code: a refusal, or what comes first. */
class SentOn extends errors.OIDCProviderError {
  override allow_redirect = false
  constructor(readonly to: string) {
    super(403, 'access_denied')
  }
}

type NamedAccount = { accountId: string; pseudonym: string; claims: () => Promise<{ sub: string }> }

/**
 * The OpenID provider (SSO-1): authorization code with PKCE, a pseudonym per publisher, claims cut to what was agreed.
 * It has no login page of its own: its login is the portal's session, read at every authorization request, where
 * consent, licence, place and account are checked too. Nothing of it can outlive a sign-out.
 */
export async function makeProvider(): Promise<Provider> {
  const provider = new Provider(issuer(), configuration(await signingKeys()))
  // The front door has set the forwarded headers itself: behind a TLS proxy the endpoints are https.
  provider.proxy = true
  provider.use(endHomeLogin)
  const explain = explainRefusal([issuer(), `${issuer()}/token`])
  provider.on('grant.error', explain)
  provider.on('pushed_authorization_request.error', explain)
  provider.on('server_error', (_ctx, error) => log().error({ err: error }, 'openid provider'))
  return provider
}

function configuration(keys: Awaited<ReturnType<typeof signingKeys>>): Configuration {
  return {
    adapter: ProviderAdapter,
    jwks: { keys: keys.map((key) => ({ ...key, kty: 'EC' })) as NonNullable<Configuration['jwks']>['keys'] },
    cookies: { keys: [derivedSecret('openid cookies')], long: { sameSite: 'lax' }, short: { sameSite: 'lax' } },
    features: { devInteractions: { enabled: false }, userinfo: { enabled: false }, rpInitiatedLogout: { enabled: false }, backchannelLogout: { enabled: true } },
    // Ours: the session that it ends is the portal's (end-session.ts).
    discovery: { end_session_endpoint: `${issuer()}${END_SESSION}`, prompt_values_supported: ['none', 'login'] },
    extraClientMetadata: { properties: ['post_logout_redirect_uris'] },
    responseTypes: ['code'],
    scopes: ['openid'],
    claims: { openid: ALL_CLAIMS },
    conformIdTokenClaims: false,
    subjectTypes: ['pairwise'],
    pairwiseIdentifier: async (ctx) => pseudonymOf(ctx),
    // The sectors are registered by us, not fetched from the publisher's site.
    sectorIdentifierUriValidate: () => false,
    pkce: { required: () => true },
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'],
    // Only an app that runs in a browser exchanges its code from there, and only from its own address.
    clientBasedCORS: (_ctx, origin, client) => client.clientAuthMethod === 'none' && client.redirectUris!.some((address) => new URL(address).origin === origin),
    enabledJWA: { idTokenSigningAlgValues: ['ES256'], clientAuthSigningAlgValues: CLIENT_ALGORITHMS },
    clockTolerance: CLOCK_SKEW,
    assertJwtClientAuthClaimsAndHeader: async (_ctx, claims) => {
      checkAssertionTimes(claims)
      // For the issuer alone, as RFC 7523bis has it: what is meant for somebody's token endpoint may be meant for another server.
      if (claims.aud !== issuer() && claims.aud !== `${issuer()}/token`) throw new errors.InvalidClientAuth('the assertion is meant for somebody else')
    },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    expiresWithSession: async () => false,
    ttl: { AuthorizationCode: 60, AccessToken: 60, IdToken: 600, Session: 600, Grant: 600 },
    interactions: { policy: [loginPrompt()] },
    // OpenID Connect Core 3.1.2.1: required, also of a client that registered one.
    allowOmittingSingleRegisteredRedirectUri: false,
    extraParams: { portal: enterByPortalSession },
    loadExistingGrant: async (ctx) => {
      const account = ctx.oidc.session?.accountId
      if (!account || !ctx.oidc.client) return undefined
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: account })
      grant.jti = grantId(ctx.oidc.client.clientId, account)
      grant.addOIDCScope('openid')
      return grant
    },
    findAccount: async (ctx, id, token) => {
      // At the authorization only the id matters; the token request reads the person, once.
      if (!token) return { accountId: id, claims: async () => ({ sub: id }) }
      const person = readAccountId(id)
      const claims = person && ctx.oidc.client ? await personClaims(person, sectorOf(ctx)) : null
      if (!claims) return undefined
      const account: NamedAccount = { accountId: id, pseudonym: String(claims.sub), claims: async () => ({ ...claims, sub: id }) }
      return account
    },
    renderError: async (ctx, out, error) => {
      if (error instanceof SentOn) return ctx.redirect(error.to)
      if (!(error instanceof errors.OIDCProviderError)) {
        // Ours, not the publisher's: the front door answers it as any other failure.
        faults.set(ctx.req, error)
        ctx.respond = false
        return
      }
      const reference = randomUUID().slice(0, 8)
      log().warn({ err: error, reference, error: out.error }, 'openid request refused')
      ctx.redirect(`/inlogfout?${new URLSearchParams({ nummer: reference })}`)
    },
  }
}

/** `prompt=login` is known to the library by this; whether somebody must log in, the portal's own session says. */
function loginPrompt() {
  const prompt = new interactionPolicy.Prompt({ name: 'login', requestable: true })
  prompt.checks.clear()
  return prompt
}

/**
 * Runs on every authorization request, after the client is known: who sits there, is the login new enough, and may this person enter?
 * @throws SentOn (to a page of the portal), or an error for the publisher when it asked without a page
 */
async function enterByPortalSession(ctx: KoaContextWithOIDC): Promise<void> {
  const { session, client, params, prompts } = ctx.oidc
  if (!session || !client) return
  const read = await readSession(tokenFromCookies(ctx.req.headers.cookie), clientAddressOf(ctx.req), browserOfRequest(ctx.req.headers))
  const silent = prompts.has('none')
  // The library has made `prompt=login` of `max_age=0`.
  const wanted = { anew: prompts.has('login'), maxAge: params?.max_age === undefined ? null : Number(params.max_age) }
  const timed = wanted.anew || wanted.maxAge !== null
  const { at, shown, now } = timed ? await whenLoggedIn(read?.sessionId ?? null) : { at: null, shown: null, now: new Date() }
  const query = askedFor(ctx)
  const again = onwardPath(`/oidc/auth?${timed ? withMoment(query, now) : query}`)
  const way = onTheWay(read, again)
  if ('to' in way) {
    if (silent) throw way.wants === 'login' ? new errors.LoginRequired() : new errors.InteractionRequired()
    throw new SentOn(way.to)
  }
  const { actor } = way
  if (loginIsDue(wanted, { at: shown, since: momentOf(query, now), now })) {
    if (silent) throw new errors.LoginRequired()
    // Forgotten after the login, it would ask for the next one, without end.
    if (again === null) throw new errors.InvalidRequest('a request that asks for a new login may have 2000 characters at most')
    throw new SentOn(loginAddress('log-in-again', again))
  }
  // OpenID Connect Core 3.1.2.1: it is to be about whom the hint names, or nobody. On a shared tablet that may be the next child.
  const meant = typeof params?.id_token_hint === 'string' ? await readIdToken(params.id_token_hint) : null
  if (meant?.clientId === client.clientId && !(await isAbout(meant, actor))) throw silent || again === null ? new errors.LoginRequired() : new SentOn(loginAddress('log-in-again', again))
  const hint = typeof params?.login_hint === 'string' ? params.login_hint : undefined
  const verdict = await mayEnter(actor, { clientId: client.clientId }, hint)
  if (!verdict.ok) {
    await recordSsoRefusal(actor, verdict)
    if (silent) throw new errors.AccessDenied()
    throw new SentOn(refusalAddress(verdict.reason, verdict.productId))
  }
  const atHome = actor.kind === 'pupil' && actor.login === 'home'
  if (atHome) homeLogins.set(ctx.req, actor.sessionId)
  const personId = actor.kind === 'pupil' ? actor.pupilId : actor.employmentId!
  session.loginAccount({ accountId: accountId({ kind: actor.kind, personId, place: verdict.place }), ...(at ? { loginTs: Math.floor(at.getTime() / 1000) } : {}) })
  // At home the portal's login ends now (HOM-3), and the title's goes on: nothing to tell of.
  if (client.backchannelLogoutUri && !atHome) session.sidFor(client.clientId, await visit(actor.sessionId, client.clientId))
}

/** The request as a query that can be made once more: one that the publisher left with us before (PAR) is spent, and written out. */
function askedFor(ctx: KoaContextWithOIDC): URLSearchParams {
  const query = new URL(ctx.req.url!, issuer()).searchParams
  if (!query.has('request_uri')) return query
  return new URLSearchParams(Object.entries(ctx.oidc.params ?? {}).filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[0] !== 'request_uri'))
}

/** What failed while a request was answered, by request. */
const faults = new WeakMap<object, Error>()

/** The fault of a request that nobody answered yet, because it was no refusal. */
export const faultOf = (req: object): Error | undefined => faults.get(req)

/** Logins at home that are on their way into a title, by request. */
const homeLogins = new WeakMap<object, string>()

/**
 * HOM-3: at home the portal's login ends as soon as the title is entered, so that closing the software leaves nothing
 * behind and the next child logs in anew. The code exchange that follows needs no session.
 */
async function endHomeLogin(ctx: KoaContextWithOIDC, next: () => Promise<unknown>): Promise<void> {
  await next()
  const sessionId = homeLogins.get(ctx.req)
  if (sessionId && ctx.oidc?.entities.AuthorizationCode) await endSession(sessionId)
}

/**
 * The pseudonym was read together with the claims, for this publisher's sector. Without one there is no token: the
 * portal's own id never leaves it.
 */
function pseudonymOf(ctx: KoaContextWithOIDC): string {
  const { pseudonym } = (ctx.oidc.account ?? {}) as Partial<NamedAccount>
  if (!pseudonym) throw new Error('a subject was asked for outside a token request')
  return pseudonym
}

function sectorOf(ctx: KoaContextWithOIDC): string {
  return new URL(ctx.oidc.client!.sectorIdentifierUri!).host
}

function clientAddressOf(req: IncomingMessage): string | null {
  return clientAddress({ get: (name) => (typeof req.headers[name] === 'string' ? req.headers[name] : null) })
}
