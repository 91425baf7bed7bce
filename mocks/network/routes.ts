import { clearCookie, setCookie } from '../http/cookies'
import { html, link } from '../http/html'
import { css, page, plain, redirect, type Reply } from '../http/reply'
import { fromOurselves, type Ask } from '../http/request'
import { document } from '../publishers/pages'
import { styleOf } from '../publishers/styles'
import { whoCookie, type Environment, type Mood } from './environment'
import { findMember, MEMBERS, SCHOOL_REF, type Member } from './people'

const MOODS: Record<Mood, string> = { well: 'Werkt', down: 'Plat: antwoordt met een storing', slow: 'Traag: laat lang op zich wachten' }

/** The environment's own pages: who are you, the shortcuts, and the switches for whoever tries out what goes wrong. */
export async function environmentRoutes(environment: Environment, ask: Ask, path: string[]): Promise<Reply> {
  const { slug } = environment
  const [first, second] = path
  // an interaction that the portal's request began, to go back to after the choice
  const further = /^[\w-]{1,64}$/.exec(ask.url.searchParams.get('verder') ?? '')?.[0]
  const cookie = { path: `/${slug}`, secure: environment.url.startsWith('https:') }
  if (ask.method === 'POST' && first === 'schakelaar') {
    if (!fromOurselves(ask)) return plain(403, 'Niet van deze pagina')
    const mood = (await ask.form()).get('stand') ?? ''
    if (Object.hasOwn(MOODS, mood)) environment.mood = mood as Mood
    return redirect(`/${slug}`, 303)
  }
  if (ask.method !== 'GET') return plain(405, 'Niet mogelijk')
  if (first === 'stijl.css') return css(styleOf({ colours: { brand: '#6b3fa0', tint: '#f3edfb', spark: '#ffc94a' }, shape: 'round' }))
  if (first === 'als') {
    const member = findMember(second)
    if (!member) return plain(404, 'Niet gevonden')
    return redirect(further ? `/${slug}/interactie/${further}?gekozen=1` : `/${slug}`, 303, { 'set-cookie': setCookie(whoCookie(slug), member.key, cookie) })
  }
  if (first === 'uit') return redirect(`/${slug}`, 303, { 'set-cookie': clearCookie(whoCookie(slug), cookie) })
  if (first !== undefined) return plain(404, 'Niet gevonden')
  const member = findMember(ask.cookies.get(whoCookie(slug)))
  return member && !further ? startPage(environment, member) : choicePage(environment, further)
}

function choicePage(environment: Environment, further: string | undefined): Reply {
  const { slug } = environment
  const back = further ? `?verder=${further}` : ''
  return frame(environment, 'Kies wie je bent', html`
    <p class="lead">In deze oefenomgeving is een naam kiezen genoeg om in te loggen.</p>
    <ul class="cards">
      ${MEMBERS.map(({ key, name, what }) => html`<li class="card"><h2><a href="/${slug}/als/${key}${back}">${name}</a></h2><p>${what}</p></li>`)}
    </ul>
    ${further && html`<p><a href="/${slug}/interactie/${further}?afbreken=1">Afbreken</a></p>`}
    ${!further && switches(environment)}`)
}

function startPage(environment: Environment, { name, what }: Member): Reply {
  const { slug, url, portalUrl } = environment
  const shortcut = (target?: string) => `${portalUrl}/login/snelkoppelaar?${new URLSearchParams({ NETWERKBEHEERDER: slug, INSTELLING_REF: SCHOOL_REF, ...(target ? { TARGET: target } : {}) })}`
  return frame(environment, `Hoi ${name}`, html`
    <p class="lead">Je bent ingelogd bij Skool als ${name} (${what}).</p>
    <ul class="tiles">
      <li><a class="tile" href="${link(shortcut())}">Mijn software</a></li>
      <li><a class="tile" href="${link(shortcut(`${url}/cito/app/groeimeter`))}">Groeimeter</a></li>
      <li><a class="tile quiet" href="/${slug}/uit">Uitloggen bij Skool</a></li>
    </ul>
    ${switches(environment)}`)
}

function switches({ slug, mood }: Environment) {
  return html`<section>
    <h2>Oefenen met storingen</h2>
    <form method="post" action="/${slug}/schakelaar">
      ${Object.entries(MOODS).map(([value, words]) => html`<p><label><input type="radio" name="stand" value="${value}" ${value === mood && 'checked'} /> ${words}</label></p>`)}
      <button class="button" type="submit">Zet om</button>
    </form>
  </section>`
}

function frame({ slug, portalUrl }: Environment, title: string, body: ReturnType<typeof html>): Reply {
  return page(
    document(
      `${title} - Skool`,
      `/${slug}/stijl.css`,
      html`<body class="adult">
        <a class="skip" href="#inhoud">Naar de inhoud</a>
        <header class="top">
          <span class="mark"><span class="dot" aria-hidden="true"></span>Skool</span>
          <a class="back" href="${link(portalUrl)}">Naar het portaal</a>
        </header>
        <main id="inhoud" class="narrow"><h1>${title}</h1>${body}</main>
        <footer>Skool is hier een oefen-netwerkomgeving bij het portaal. Alle gegevens zijn verzonnen.</footer>
      </body>`,
    ),
  )
}
