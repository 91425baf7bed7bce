import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { ExpiringMap } from '../expiring-map'
import { clearCookie, setCookie, type CookieOptions } from '../http/cookies'
import { html, type Html } from '../http/html'
import { redirect, type Reply } from '../http/reply'
import { fromOurselves, type Ask } from '../http/request'
import { describe } from '../log'
import { getInstitutionRef, listInstitutions } from '../portal/institution'
import { RestError } from '../portal/rest'
import { messagePage, publisherPage } from './pages'
import type { OwnAccount } from './publisher'
import type { PublisherApp } from './publisher-app'

const COOKIE = 'eigen-inlog'
const LIFETIME = 8 * 60 * 60 * 1000
const MOST = 10_000

/** Sessions of the publisher's own login, of before the portal (LIC-6). */
export class OwnSessions {
  private readonly kept = new ExpiringMap<OwnAccount>(LIFETIME, MOST)
  private readonly cookie: CookieOptions

  constructor({ slug, secure }: { slug: string; secure: boolean }) {
    this.cookie = { path: `/${slug}`, secure }
  }

  read(ask: Ask): OwnAccount | undefined {
    const id = ask.cookies.get(COOKIE)
    return id === undefined ? undefined : this.kept.get(id)
  }

  begin(account: OwnAccount): string {
    const id = randomBytes(32).toString('base64url')
    this.kept.set(id, account)
    return setCookie(COOKIE, id, this.cookie)
  }

  /** Answers the cookie that forgets it. */
  end(ask: Ask): string {
    const id = ask.cookies.get(COOKIE)
    if (id !== undefined) this.kept.delete(id)
    return clearCookie(COOKIE, this.cookie)
  }
}

/** The own login's form. */
export function ownLoginPage(app: PublisherApp, problem?: string): Reply {
  return publisherPage(
    app,
    {
      title: 'Inloggen',
      body: html`<main id="inhoud" class="narrow">
        <h1>Inloggen bij ${app.publisher.name}</h1>
        ${problem && html`<p class="notice bad" role="alert">${problem}</p>`}
        <form method="post" action="/${app.publisher.slug}/inloggen">
          <p><label>Gebruikersnaam <input name="user" autocomplete="username" required /></label></p>
          <p><label>Wachtwoord <input name="password" type="password" autocomplete="current-password" required /></label></p>
          <button class="button" type="submit">Inloggen</button>
        </form>
        <p class="muted">Dit is een demonstratie. Hier logt in: ${(app.publisher.ownAccounts ?? []).map(({ user, password }, at) => html`${at > 0 && ' · '}<code>${user}</code> met wachtwoord <code>${password}</code>`)}</p>
      </main>`,
    },
    { status: problem ? 403 : 200 },
  )
}

/** Somebody logs in the old way: refused while the school's portal link is active (LIC-6). */
export async function ownLogin(app: PublisherApp, ask: Ask): Promise<Reply> {
  const sent = await ask.form()
  const account = app.publisher.ownAccounts?.find(({ user }) => user === sent.get('user'))
  if (!fromOurselves(ask) || !account || !same(account.password, sent.get('password') ?? '')) return ownLoginPage(app, 'Gebruikersnaam of wachtwoord klopt niet.')
  const active = await isLinkActive(app, account)
  if (active === null) return unknownLink(app)
  if (active) return linkActivePage(app, app.ownSessions.end(ask))
  return redirect(firstTitle(app), 303, { 'set-cookie': app.ownSessions.begin(account) })
}

/**
 * What an own session makes of a visit to the software: its screen while the school has no portal link; once it has one, the
 * session is over and the pupil goes on by the portal (`cookie` forgets it). Null: there is no own session.
 */
export async function withOwnSession(app: PublisherApp, ask: Ask): Promise<{ reply: Reply } | { cookie: string } | null> {
  const account = app.publisher.ownAccounts ? app.ownSessions.read(ask) : undefined
  if (!account) return null
  const active = await isLinkActive(app, account)
  if (active === null) return { reply: unknownLink(app) }
  return active ? { cookie: app.ownSessions.end(ask) } : { reply: ownScreen(app, account) }
}

/** True where the school lets this publisher fetch: it learns that over the REST services only. Null: they do not answer. */
async function isLinkActive({ rest, log }: PublisherApp, { schoolRef }: OwnAccount): Promise<boolean | null> {
  try {
    const refs = await Promise.all((await listInstitutions(rest)).map((id) => getInstitutionRef(rest, id)))
    return refs.includes(schoolRef)
  } catch (error) {
    if (!(error instanceof RestError)) throw error
    log(`own login: ${describe(error)}`)
    return null
  }
}

function linkActivePage(app: PublisherApp, cookie: string): Reply {
  const { slug, name } = app.publisher
  return publisherPage(
    app,
    {
      title: 'U kunt niet verder',
      body: html`<main id="inhoud" class="narrow">
        <h1>U kunt niet verder. Basispoortkoppeling actief</h1>
        <p class="lead">Uw school gebruikt ${name} via het portaal. De eigen inlog van ${name} werkt dan niet meer.</p>
        <p><a class="button" href="${firstTitle(app)}">Inloggen via het portaal</a></p>
        <p>Gebruikt uw school een netwerkomgeving? <a href="/skool">Log daar in</a> en open ${name} van daaruit.</p>
        <p class="muted"><a href="/${slug}">Terug naar ${name}</a></p>
      </main>`,
    },
    { status: 403, headers: { 'set-cookie': cookie } },
  )
}

function ownScreen(app: PublisherApp, { user }: OwnAccount): Reply {
  return publisherPage(app, { title: 'Aan de slag', look: 'child', body: greeting(user) })
}

const greeting = (user: string): Html => html`<main id="inhoud" class="playground"><h1 data-greeting>Hallo ${user}!</h1><p class="lead">Je bent ingelogd met de eigen inlog van je school.</p></main>`

function unknownLink(app: PublisherApp): Reply {
  return messagePage(app, { status: 502, title: 'Inloggen lukt nu even niet', text: 'Wij kunnen niet nagaan of uw school de koppeling met het portaal gebruikt. Probeer het over een paar minuten opnieuw, of begin in het portaal.' })
}

const firstTitle = ({ publisher: { slug, titles } }: PublisherApp): string => `/${slug}/app/${titles[0]!.code}`

function same(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
