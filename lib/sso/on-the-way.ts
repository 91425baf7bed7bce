import type { Actor, HomeActor } from '@/lib/access/actor'
import { refusalAddress } from './refusals'

/** Somebody whom a publisher's request can be about. */
export type Enterer = Exclude<Actor, HomeActor>
/** `to`: the page where somebody first does what is wanting; `wants` says whether it is a login or a question to one who is logged in. */
export type OnTheWay = { actor: Enterer } | { to: string; wants: 'login' | 'answer' }

/**
 * What stands between whoever sits here and a publisher's request, by OpenID Connect or SAML alike, before it is asked who may enter
 * (SSO-1, SSO-4). `again` is the path at which the request goes on afterwards; null where it is not known any more.
 */
export function onTheWay(actor: Actor | null, again: string | null): OnTheWay {
  const page = (path: string) => (again === null ? path : `${path}?${new URLSearchParams({ next: again })}`)
  if (!actor || actor.kind === 'home') return { to: loginAddress('not-signed-in', again), wants: 'login' }
  if (actor.kind === 'pupil') return { actor }
  // A session that asks who is there, or for a second factor, opens nothing (AUT-4, AUT-7).
  if (actor.hold) return { to: actor.hold.kind === 'moved' ? page('/sessie-bevestigen') : '/start', wants: 'login' }
  if (actor.mustAgree) return { to: page('/gebruikersovereenkomst/accepteren'), wants: 'answer' }
  if (!actor.school && !actor.lookOn) return { to: page('/school-kiezen'), wants: 'answer' }
  return { actor }
}

/** The page from where pupils and staff log in, and then go on. */
export function loginAddress(reason: 'not-signed-in' | 'log-in-again', again: string | null): string {
  return again === null ? refusalAddress(reason) : `${refusalAddress(reason)}&${new URLSearchParams({ verder: again })}`
}
