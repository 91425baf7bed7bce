import { redirect, type Reply } from '../http/reply'
import type { Ask } from '../http/request'
import { describe } from '../log'
import { PortalRefusal } from '../portal/oidc'
import { readIdentity } from './identity'
import type { PublisherApp } from './publisher-app'
import { messagePage } from './pages'

/**
 * Third-party initiated login (OIDC Core 4): the portal sends somebody here who is to be logged in. Whoever was logged
 * in before is no reason to skip it: the portal says who sits here now.
 */
export async function start(app: PublisherApp, ask: Ask): Promise<Reply> {
  // Core 4 wants both GET and POST
  const given = ask.method === 'POST' ? await ask.form() : ask.url.searchParams
  if (given.get('iss') !== app.issuer)
    return messagePage(app, {
      status: 400,
      title: 'Deze link hoort niet bij ons portaal',
      text: `${app.publisher.name} laat alleen mensen toe die van het eigen portaal komen. Begin opnieuw in het portaal.`,
      reference: 'iss',
    })
  const target = ownTarget(app, given.get('target_link_uri'))
  if (!target)
    return messagePage(app, {
      status: 400,
      title: 'Dit adres is niet van ons',
      text: `De link wijst niet naar software van ${app.publisher.name}. Begin opnieuw in het portaal.`,
      reference: 'target_link_uri',
    })
  return beginLogin(app, ask, target, given.get('login_hint') ?? undefined)
}

/** Sends the browser to the portal to say who sits there, and afterwards to `target`, an address of our own. */
export async function beginLogin(app: PublisherApp, ask: Ask, target: string, loginHint?: string): Promise<Reply> {
  const { proof, cookie } = app.logins.begin(ask, target)
  try {
    const address = await app.oidc.authorizationAddress(proof, {
      target,
      ...(loginHint === undefined ? {} : { loginHint }),
    })
    // after a POST 302 would leave it to the browser whether it posts again
    return redirect(address, ask.method === 'POST' ? 303 : 302, { 'set-cookie': cookie })
  } catch (error) {
    app.log(`the portal cannot be reached for a login: ${describe(error)}`)
    return messagePage(app, {
      status: 502,
      title: 'Het portaal is nu niet bereikbaar',
      text: 'Inloggen lukt daarom even niet. Probeer het over een paar minuten opnieuw.',
    })
  }
}

/** The way back from the portal: with a code, or with a refusal. */
export async function callback(app: PublisherApp, ask: Ask): Promise<Reply> {
  const login = app.logins.take(ask, ask.url.searchParams.get('state') ?? '')
  if (!login)
    return messagePage(app, {
      status: 400,
      title: 'Deze aanmelding is verlopen',
      text: 'Ze is al gebruikt, duurde langer dan 10 minuten, of uw browser bewaart geen cookies. Begin opnieuw in het portaal.',
    })
  try {
    const claims = await app.oidc.finish(ask.url, login)
    const portalSession = typeof claims.sid === 'string' ? claims.sid : undefined
    const cookie = app.sessions.begin(ask, readIdentity(claims), new URL(login.target).pathname, portalSession)
    // An old session that was not ended would stop the way in through the portal: it ends here (LIC-6).
    return redirect(login.target, 303, { 'set-cookie': [cookie, app.logins.forget(), app.ownSessions.end(ask)] })
  } catch (error) {
    if (error instanceof PortalRefusal)
      return messagePage(app, {
        status: 403,
        title: 'Het portaal laat u hier niet binnen',
        text: error.description ?? 'Het portaal gaf geen reden. Vraag uw ICT-coördinator of u deze software mag openen.',
        reference: error.code,
      })
    app.log(`a login could not be finished: ${describe(error)}`)
    return messagePage(app, {
      status: 502,
      title: 'De aanmelding kon niet worden bevestigd',
      text: 'Het portaal gaf geen bruikbaar antwoord. Begin opnieuw in het portaal; blijft dit zo, meld het dan bij de helpdesk.',
    })
  }
}

/** The target when it is an address of this very publisher, else null: we are nobody's springboard. */
function ownTarget(app: PublisherApp, target: string | null): string | null {
  if (!target || !URL.canParse(target)) return null
  const { origin, pathname, username, password, href } = new URL(target)
  const own = origin === app.url && !username && !password && pathname.startsWith(`/${app.publisher.slug}/`)
  return own ? href : null
}
