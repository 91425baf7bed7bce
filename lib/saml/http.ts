import { randomUUID } from 'node:crypto'
import { browserOfRequest } from '@/lib/access/browser'
import { tokenFromCookies } from '@/lib/access/cookie'
import type { Actor } from '@/lib/access/actor'
import { readSession, endSession } from '@/lib/access/session'
import { whenLoggedIn } from '@/lib/access/hold'
import { isUuid } from '@/lib/core/ids'
import { factsOfProduct, managementFacts } from '@/lib/licences/queries'
import { randomToken, tokenHash } from '@/lib/platform/crypto'
import { run } from '@/lib/platform/db/pool'
import { env } from '@/lib/platform/env'
import { readForm } from '@/lib/platform/http/body'
import { json, seeOther } from '@/lib/platform/http/respond'
import type { NativeRoute, Visit } from '@/lib/platform/http/router'
import { takeTry } from '@/lib/platform/limits'
import { log } from '@/lib/platform/log'
import { loginIsDue } from '@/lib/sso/fresh-login'
import { MANAGEMENT, mayEnter, recordSsoRefusal } from '@/lib/sso/launch'
import { personClaims } from '@/lib/sso/person-claims'
import { loginAddress, onTheWay } from '@/lib/sso/on-the-way'
import { refusalAddress } from '@/lib/sso/refusals'
import { samlCertificates, samlSigningKey } from '@/lib/sso/signing-keys'
import { postTo } from './answer-page'
import { idpMetadata } from './metadata'
import { NAME_ID_FORMATS } from './names'
import { readRequest, type Incoming, type ServiceProvider } from './read-request'
import { attributesFor, makeRefusal, makeResponse, type Refusal } from './respond'
import { PROVIDER_BY_ENTITY, PROVIDER_BY_ID, REQUEST_ANSWER, REQUEST_FIND, REQUEST_KEEP } from './sql'
import { SamlError } from './xml'

/** A form holds a request, which is at most 64 kB, and a RelayState. */
const FORM_BYTES = 300_000
const LONGEST_STATE = 4_000
/** So long somebody may take to log in, in seconds; a request's own time is shorter, so none is taken twice. */
const WAITS = 900

type Provider = ServiceProvider & { publisherId: string; nameId: 'persistent' | 'unspecified'; attributes: Record<string, string>; sector: string }
/** What is to be answered; `token` is null where the portal begins. `anewSince`: only a login after that counts (ForceAuthn). */
type Asked = { provider: Provider; acsUrl: string; requestId: string | null; relayState: string | null; passive: boolean; anewSince: Date | null; token: string | null; hint: string | undefined; again: string }

/** The portal's name in SAML, and where its metadata is. */
export const samlEntityId = (): string => `${new URL(env().PUBLIC_URL).origin}/saml/metadata`
const signInUrl = (): string => `${new URL(env().PUBLIC_URL).origin}/saml/sso`

/** SAML 2.0 (SSO-4): metadata, requests of publishers by redirect and by form, and logins that the portal begins. */
export const samlRoute: NativeRoute = async (visit) => {
  const [, part, rest] = /^\/saml\/(metadata|sso|start)(?:\/([A-Za-z0-9_-]+))?$/.exec(visit.path) ?? []
  if (!part) return false
  // Next's router asks for pages ahead; a login is for browsers that really go.
  if (visit.req.headers.rsc) return (visit.res.writeHead(204).end(), true)
  try {
    if (part === 'metadata' && !rest && visit.req.method === 'GET') await metadata(visit)
    else if (part === 'sso' && !rest && (visit.req.method === 'GET' || visit.req.method === 'POST')) await receive(visit)
    else if (part === 'sso' && rest && visit.req.method === 'GET') await goOn(visit, rest)
    else if (part === 'start' && rest && visit.req.method === 'GET') await begin(visit, rest)
    else return false
  } catch (error) {
    if (!(error instanceof SamlError)) throw error
    const reference = randomUUID().slice(0, 8)
    log().warn({ fault: error.fault, reference }, 'saml request refused')
    seeOther(visit.res, `/inlogfout?${new URLSearchParams({ nummer: reference })}`)
  }
  return true
}

async function metadata({ res }: Visit): Promise<void> {
  const text = idpMetadata(samlEntityId(), signInUrl(), await samlCertificates())
  res.writeHead(200, { 'content-type': 'application/samlmetadata+xml; charset=utf-8', 'cache-control': 'max-age=3600' })
  res.end(text)
}

/** A request of a publisher. It is kept and gone on with by a GET: a form from another site comes without the session's cookie. */
async function receive({ req, res, query, address }: Visit): Promise<void> {
  if ((await takeTry('saml-request', address ?? 'unknown')) > 0) return json(res, 429, { code: 'too-many' })
  const form = req.method === 'POST' ? await readForm(req, FORM_BYTES) : query
  const incoming: Incoming = req.method === 'POST' ? { binding: 'post', message: form.get('SAMLRequest') ?? '' } : { binding: 'redirect', query: req.url!.slice(req.url!.indexOf('?') + 1) }
  const found: Provider[] = []
  const asked = await readRequest(incoming, signInUrl(), async (entityId) => {
    const [provider] = entityId.includes('\0') ? [] : await run<Provider>(PROVIDER_BY_ENTITY, [entityId])
    if (provider) found.push(provider)
    return provider ?? null
  }, new Date())
  const state = form.get('RelayState')
  if ((state?.length ?? 0) > LONGEST_STATE || state?.includes('\0')) throw new SamlError('too-large')
  const token = randomToken()
  const kept = await run(REQUEST_KEEP, [tokenHash(token), found[0]!.publisherId, asked.id, asked.acsUrl, state, asked.passive, WAITS, asked.forceAuthn])
  if (kept.length === 0) throw new SamlError('replayed')
  seeOther(res, `/saml/sso/${token}`)
}

async function goOn(visit: Visit, token: string): Promise<void> {
  const [row] = await run<{ publisherId: string; requestId: string; acsUrl: string; relayState: string | null; passive: boolean; forceAuthn: boolean; askedAt: Date }>(REQUEST_FIND, [tokenHash(token)])
  const [provider] = row ? await run<Provider>(PROVIDER_BY_ID, [row.publisherId]) : []
  if (!row || !provider) throw new SamlError('stale')
  // What was registered then may have been taken back meanwhile.
  if (!provider.acsUrls.includes(row.acsUrl)) throw new SamlError('wrong-address')
  await answer(visit, { ...row, anewSince: row.forceAuthn ? row.askedAt : null, provider, token, hint: undefined, again: visit.path })
}

/** The portal begins (IdP-initiated): the title's address goes along as RelayState, which is TARGET in SAML 2.0. */
async function begin(visit: Visit, hint: string): Promise<void> {
  const actor = await who(visit)
  const again = hint.startsWith(MANAGEMENT) ? `/start/beheer/${hint.slice(MANAGEMENT.length)}` : `/start/${hint}`
  // Whatever stands between this person and the title, `/start` knows the way.
  if (actor?.kind === 'home' || !actor?.school) return seeOther(visit.res, again)
  const target = await targetOf(actor, hint)
  const [provider] = target ? await run<Provider>(PROVIDER_BY_ID, [target.publisherId]) : []
  if (!target || !provider?.acsUrls[0]) return seeOther(visit.res, refusalAddress('unknown-title'))
  await answer(visit, { provider, acsUrl: provider.acsUrls[0], requestId: null, relayState: target.url, passive: false, anewSince: null, token: null, hint, again })
}

async function targetOf(actor: Exclude<Actor, { kind: 'home' }>, hint: string): Promise<{ url: string; publisherId: string } | null> {
  const id = hint.startsWith(MANAGEMENT) ? hint.slice(MANAGEMENT.length) : hint
  if (!isUuid(id)) return null
  if (hint.startsWith(MANAGEMENT)) {
    const facts = await managementFacts(actor.school!.id, id)
    return facts && { url: facts.managementUrl, publisherId: facts.publisherId }
  }
  const holder = { schoolId: actor.school!.id, pupilId: actor.kind === 'pupil' ? actor.pupilId : null, employmentId: actor.kind === 'staff' ? actor.employmentId : null, address: actor.address }
  return factsOfProduct(holder, id)
}

const who = ({ req, address }: Visit) => readSession(tokenFromCookies(req.headers.cookie), address, browserOfRequest(req.headers))

/** Consent, licence, role, place and account are looked at now, whatever was seen before (SSO-1). */
async function answer(visit: Visit, asked: Asked): Promise<void> {
  const { res } = visit
  const way = onTheWay(await who(visit), asked.again)
  if ('to' in way) return asked.passive ? refuse(visit, asked, 'NoPassive') : seeOther(res, way.to)
  const { actor } = way
  const { at, shown, now } = await whenLoggedIn(actor.sessionId)
  if (asked.anewSince && loginIsDue({ anew: true, maxAge: null }, { at: shown, since: asked.anewSince, now })) return asked.passive ? refuse(visit, asked, 'NoPassive') : seeOther(res, loginAddress('log-in-again', asked.again))
  const verdict = await mayEnter(actor, { publisherId: asked.provider.publisherId }, asked.hint)
  if (!verdict.ok) {
    await recordSsoRefusal(actor, verdict)
    return asked.passive ? refuse(visit, asked, 'RequestDenied') : seeOther(res, refusalAddress(verdict.reason, verdict.productId))
  }
  const personId = actor.kind === 'pupil' ? actor.pupilId : actor.employmentId!
  const claims = await personClaims({ kind: actor.kind, personId, place: verdict.place }, asked.provider.sector)
  if (!claims) return asked.passive ? refuse(visit, asked, 'RequestDenied') : seeOther(res, refusalAddress('no-consent'))
  await spend(asked)
  const xml = makeResponse({
    ...headOf(asked), entityId: asked.provider.entityId,
    subject: String(claims.sub), attributes: attributesFor(claims, asked.provider.attributes), nameIdFormat: NAME_ID_FORMATS[asked.provider.nameId === 'persistent' ? 0 : 1]!,
    assertionId: `_${randomUUID()}`, loggedInAt: at ?? now,
  }, await samlSigningKey())
  // HOM-3: at home the portal's login ends as soon as the title is entered.
  if (actor.kind === 'pupil' && actor.login === 'home') await endSession(actor.sessionId)
  handOver(visit, asked, xml)
}

/** Who asked for no page (`IsPassive`) gets an answer that says no, and the person sees nothing of the portal. */
async function refuse(visit: Visit, asked: Asked, refusal: Refusal): Promise<void> {
  await spend(asked)
  handOver(visit, asked, makeRefusal(headOf(asked), refusal, await samlSigningKey()))
}

/** Of one request there is one answer. @throws SamlError replayed */
async function spend({ token }: Asked): Promise<void> {
  if (token && (await run(REQUEST_ANSWER, [tokenHash(token)])).length === 0) throw new SamlError('replayed')
}

const headOf = ({ acsUrl, requestId }: Asked) => ({ idp: samlEntityId(), acsUrl, requestId, responseId: `_${randomUUID()}`, now: new Date() })

function handOver({ res }: Visit, { acsUrl, relayState }: Asked, xml: string): void {
  postTo(res, acsUrl, { SAMLResponse: Buffer.from(xml).toString('base64'), ...(relayState ? { RelayState: relayState } : {}) })
}
