import { html, type Content, type Html } from '../http/html'
import { redirect, type Reply } from '../http/reply'
import { fromOurselves, type Ask } from '../http/request'
import { isPupil, type Identity } from './identity'
import { beginLogin } from './login'
import { withOwnSession } from './own-login'
import { messagePage, publisherPage } from './pages'
import type { PublisherApp } from './publisher-app'
import { findTitle, type Title } from './publisher'
import type { Session } from './session'

const CLAIM_NAMES: Record<string, string> = {
  sub: 'Kenmerk bij deze uitgeverij',
  school_id: 'Schoolnummer',
  school_name: 'School',
  role: 'Rol',
  group_keys: 'Groepssleutel',
  group_names: 'Groep',
  year_group: 'Jaargroep',
  given_name: 'Voornaam',
  family_name: 'Achternaam',
  eck_id: 'ECK iD',
  place: 'Plaats',
}

/** The software itself. Somebody without a session for this very title is sent past the portal first. */
export async function software(app: PublisherApp, ask: Ask, code: string): Promise<Reply> {
  const title = findTitle(app.publisher, code)
  if (!title)
    return messagePage(app, {
      status: 404,
      title: 'Deze titel bestaat niet',
      text: `${app.publisher.name} heeft geen software op dit adres. Open de titel vanuit het portaal.`,
    })
  const address = `/${app.publisher.slug}/app/${title.code}`
  const session = app.sessions.read(ask)
  if (!session?.opened.has(address)) {
    const own = await withOwnSession(app, ask)
    if (own && 'reply' in own) return own.reply
    const reply = await beginLogin(app, ask, app.url + address)
    return own ? alsoForget(reply, own.cookie) : reply
  }
  const { identity } = session
  return publisherPage(app, {
    title: title.name,
    look: isPupil(identity) ? 'child' : 'adult',
    body: isPupil(identity) ? pupilScreen(app, title, session) : staffScreen(app, title, session),
  })
}

/** The same answer, and the browser forgets the own session (LIC-6). */
function alsoForget(reply: Reply, cookie: string): Reply {
  const before = reply.headers['set-cookie'] ?? []
  return { ...reply, headers: { ...reply.headers, 'set-cookie': [...(Array.isArray(before) ? before : [before]), cookie] } }
}

/** 'Afsluiten': ends this publisher's session, and only this one. */
export async function leave(app: PublisherApp, ask: Ask): Promise<Reply> {
  const session = app.sessions.read(ask)
  const sent = await ask.form()
  // who has no session has nothing to end; a form of another site ends nothing
  if (session && (!fromOurselves(ask) || sent.get('token') !== session.formToken))
    return messagePage(app, {
      status: 403,
      title: 'Dit formulier is niet van deze pagina',
      text: 'U bent niet afgemeld. Ga terug naar de software en kies daar Afsluiten.',
    })
  return redirect(`/${app.publisher.slug}/afgesloten`, 303, { 'set-cookie': app.sessions.end(ask) })
}

export function leftPage(app: PublisherApp): Reply {
  return messagePage(app, { title: 'Tot de volgende keer!', text: `${app.publisher.name} is afgesloten.` })
}

function pupilScreen(app: PublisherApp, title: Title, session: Session): Html {
  const { identity } = session
  return html`<main id="inhoud" class="playground">
    ${friend(title)}
    <h1 data-greeting>${identity.given_name ? `Hallo ${identity.given_name}!` : 'Hallo!'}</h1>
    <p class="lead">${title.name}: ${title.invitation}</p>
    ${whereabouts(identity, 'Je zit in')}
    ${leaveForm(app, session, 'Afsluiten')}
    <section aria-labelledby="verteld">
      <h2 id="verteld">Dit vertelt het portaal over jou</h2>
      ${claimList(identity)}
    </section>
  </main>`
}

function staffScreen(app: PublisherApp, title: Title, session: Session): Html {
  const { identity } = session
  const name = [identity.given_name, identity.family_name].filter(Boolean).join(' ')
  return html`<main id="inhoud" class="narrow">
    <h1 data-greeting>${name ? `Welkom, ${name}` : 'Welkom'}</h1>
    <p class="lead">${title.name}: ${identity.role.includes('teacher') ? 'uw lessen en uw groep.' : title.invitation}</p>
    ${whereabouts(identity, 'U werkt met')}
    ${leaveForm(app, session, 'Afsluiten')}
    <section aria-labelledby="verteld">
      <h2 id="verteld">Dit vertelt het portaal over u</h2>
      ${claimList(identity)}
    </section>
  </main>`
}

function whereabouts({ group_names, school_name }: Identity, words: string): Content {
  const groups = group_names?.join(', ')
  if (!groups) return school_name ? html`<p class="who">${school_name}</p>` : null
  return html`<p class="who">${words} ${groups}${school_name ? ` van ${school_name}` : ''}.</p>`
}

function claimList({ told }: Identity): Html {
  return html`<dl class="claims">
    ${Object.entries(told).map(
      ([name, value]) => html`<div>
        <dt>${CLAIM_NAMES[name] ?? name}</dt>
        <dd data-claim="${name}">${inWords(value)}</dd>
      </div>`,
    )}
  </dl>`
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join(', ')
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
}

function leaveForm(app: PublisherApp, session: Session, words: string): Html {
  return html`<form method="post" action="/${app.publisher.slug}/logout">
    <input type="hidden" name="token" value="${session.formToken}" />
    <button class="button" type="submit">${words}</button>
  </form>`
}

/** A friendly face in the publisher's colours; a test has a calm one. */
function friend({ kind }: Title): Html {
  const mouth = kind === 'test' ? 'M38 70 H62' : 'M34 64 Q50 82 66 64'
  return html`<svg class="friend" viewBox="0 0 100 100" aria-hidden="true" focusable="false">
    <circle class="face" cx="50" cy="52" r="40" />
    <circle class="eye" cx="37" cy="46" r="5" />
    <circle class="eye" cx="63" cy="46" r="5" />
    <path class="mouth" d="${mouth}" />
  </svg>`
}
