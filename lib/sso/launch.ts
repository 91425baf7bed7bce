import type { Actor, HomeActor } from '@/lib/access/actor'
import { auditActor } from '@/lib/access/audit-actor'
import { endSession } from '@/lib/access/session'
import { recordRefusal } from '@/lib/audit/record'
import { isUuid } from '@/lib/core/ids'
import { factsOfClient, factsOfProduct, factsOfPublisher, managementFacts, type Holder, type TitleFacts } from '@/lib/licences/queries'
import { placeOf, whyNoManagement, whyNot, type Place } from '@/lib/licences/rules'
import { env } from '@/lib/platform/env'
import { refusalAddress, type RefusalReason } from './refusals'

export type Verdict = { ok: true; place: Place } | { ok: false; reason: RefusalReason; productId: string | null }

const OK: Verdict = { ok: true, place: 'school' }
/** How a login hint marks the licence management of a method. */
export const MANAGEMENT = 'beheer-'

/** Whom somebody enters: an OpenID client, or a publisher that SAML knows. */
export type Entrance = { clientId: string } | { publisherId: string }

/** The issuer's address: every publisher checks it. */
export function issuer(): string {
  return `${new URL(env().PUBLIC_URL).origin}/oidc`
}

/**
 * Opens a title: the address at the publisher where the login begins (OIDC core, third-party initiated login), or the
 * page that says why not. The publisher hands `login_hint` back, so that every hop checks the same title again.
 */
export async function launchTitle(actor: Actor | null, productId: string): Promise<string> {
  if (!actor) return refusalAddress('not-signed-in')
  // Who looks on opens nothing (ACC-11, HLP-3).
  if (actor.kind === 'staff' && actor.lookOn) return refusalAddress('not-signed-in')
  // A parent has no titles: the child does, after choosing.
  if (actor.kind === 'home') return refusalAddress('not-signed-in')
  // The gebruikersovereenkomst comes before everything else (ACC-3).
  if (actor.kind === 'staff' && actor.mustAgree) return agreementAddress(`/start/${productId}`)
  // Whoever works at several schools says first at which one (ACC-5).
  if (actor.kind === 'staff' && !actor.school && isUuid(productId)) return `/school-kiezen?${new URLSearchParams({ next: `/start/${productId}` })}`
  const holder = holderOf(actor)
  const found = isUuid(productId) && holder ? await factsOfProduct(holder, productId) : null
  if (!found) return refusalAddress('unknown-title')
  const verdict = judge(actor, [found])
  if (!verdict.ok) return refused(actor, verdict)
  return found.loginUrl ? loginInitiation(found.loginUrl, found.url, found.productId) : samlStart(found.productId)
}

/** Opens a method's licence management at the publisher, for coordinators (LIC-1). */
export async function launchManagement(actor: Actor | null, methodId: string): Promise<string> {
  if (actor?.kind === 'staff' && actor.mustAgree) return agreementAddress(`/start/beheer/${methodId}`)
  if (actor?.kind !== 'staff' || !actor.school || actor.lookOn) return refusalAddress('not-signed-in')
  const facts = isUuid(methodId) ? await managementFacts(actor.school.id, methodId) : null
  if (!facts) return refusalAddress('unknown-title')
  const reason = whyNoManagement(facts, actor.roles)
  if (reason) return refused(actor, { ok: false, reason, productId: null })
  return facts.loginUrl ? loginInitiation(facts.loginUrl, facts.managementUrl, MANAGEMENT + facts.methodId) : samlStart(MANAGEMENT + facts.methodId)
}

/**
 * The check at the authorization hop: may this person enter this publisher now? With a login hint that names a title
 * or a licence management of that very publisher, for that one; without, when at least one title opens.
 */
export async function mayEnter(actor: Actor, entrance: Entrance, hint: string | undefined): Promise<Verdict> {
  const holder = holderOf(actor)
  if (!holder || actor.kind === 'home') return { ok: false, reason: 'not-signed-in', productId: null }
  if (hint?.startsWith(MANAGEMENT)) {
    const facts = actor.kind === 'staff' && isUuid(hint.slice(MANAGEMENT.length)) ? await managementFacts(holder.schoolId, hint.slice(MANAGEMENT.length)) : null
    if (actor.kind !== 'staff' || !facts || !leadsTo(facts, entrance)) return { ok: false, reason: 'unknown-title', productId: null }
    const reason = whyNoManagement(facts, actor.roles)
    return reason ? { ok: false, reason, productId: null } : OK
  }
  if (hint === undefined) return judge(actor, await ('clientId' in entrance ? factsOfClient(holder, entrance.clientId) : factsOfPublisher(holder, entrance.publisherId)))
  const meant = isUuid(hint) ? await factsOfProduct(holder, hint) : null
  return judge(actor, meant && leadsTo(meant, entrance) ? [meant] : [])
}

const leadsTo = (facts: { clientId: string | null; publisherId: string }, entrance: Entrance): boolean => ('clientId' in entrance ? facts.clientId === entrance.clientId : facts.publisherId === entrance.publisherId)
/** Where the portal itself begins a SAML login (SSO-4). */
const samlStart = (hint: string): string => `/saml/start/${hint}`

/** Ok when one of the titles opens; else the reason of the first. */
function judge(actor: Exclude<Actor, HomeActor>, titles: TitleFacts[]): Verdict {
  const first = titles[0]
  if (!first) return { ok: false, reason: 'unknown-title', productId: null }
  const reasons = titles.map((title) => whyNot(title, actor))
  if (!reasons.includes(null)) return { ok: false, reason: reasons[0]!, productId: first.productId }
  return { ok: true, place: placeOf(first, actor) }
}

async function refused(actor: Actor, verdict: Extract<Verdict, { ok: false }>): Promise<string> {
  await recordSsoRefusal(actor, verdict)
  return refusalAddress(verdict.reason, verdict.productId)
}

/**
 * Leaves a refused hop in the audit log of the school: the reason, never the pupil's software (HLP-3). A session that was
 * begun at school ends where it is no school any more (PUP-2).
 */
export async function recordSsoRefusal(actor: Actor, verdict: Extract<Verdict, { ok: false }>): Promise<void> {
  if (actor.kind === 'pupil' && verdict.reason === 'not-at-school') await endSession(actor.sessionId)
  await recordRefusal(auditActor(actor), { action: 'sso.refused', schoolId: actor.school?.id ?? null, details: { reason: verdict.reason } })
}

function holderOf(actor: Actor): Holder | null {
  if (actor.kind === 'pupil') return { schoolId: actor.school.id, pupilId: actor.pupilId, employmentId: null, address: actor.address }
  return actor.school && !(actor.kind === 'staff' && actor.lookOn) ? { schoolId: actor.school.id, pupilId: null, employmentId: actor.kind === 'staff' ? actor.employmentId : null, address: actor.address } : null
}

/** Where the gebruikersovereenkomst is accepted, and from there on to what was asked for. */
function agreementAddress(next: string): string {
  return `/gebruikersovereenkomst/accepteren?${new URLSearchParams({ next })}`
}

/** The address at the publisher where a login begins that the portal starts. */
export function loginInitiation(loginUrl: string, target: string, hint: string): string {
  const url = new URL(loginUrl)
  url.searchParams.set('iss', issuer())
  url.searchParams.set('target_link_uri', target)
  url.searchParams.set('login_hint', hint)
  return url.href
}
