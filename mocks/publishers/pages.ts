import { html, link, type Content, type Html } from '../http/html'
import { page, type Extra, type Reply } from '../http/reply'
import type { PublisherApp } from './publisher-app'
import type { Publisher } from './publisher'
import { TROUBLES } from './trouble'

export type Frame = {
  title: string
  body: Content
  /** Children's screens are larger and have no menu. */
  look?: 'adult' | 'child'
}

/** A publisher's page: word mark, the one way back, and the content with its own `h1`. */
export function publisherPage(app: PublisherApp, { title, body, look = 'adult' }: Frame, extra?: Extra): Reply {
  const { slug, mark, name } = app.publisher
  return page(
    document(
      `${title} - ${name}`,
      `/style/${slug}.css`,
      html`<body class="${look}">
        <a class="skip" href="#inhoud">Naar de inhoud</a>
        <header class="top">
          <span class="mark"><span class="dot" aria-hidden="true"></span>${mark}</span>
          <a class="back" href="${link(app.portalUrl)}">Terug naar het portaal</a>
        </header>
        ${body}
        <footer>${name} is hier een oefenuitgever bij het portaal. Alle gegevens zijn verzonnen.</footer>
      </body>`,
    ),
    extra,
  )
}

/** What happened, why, and the one way on. */
export function messagePage(
  app: PublisherApp,
  message: { status?: number; title: string; text: string; reference?: string },
): Reply {
  const { status = 200, title, text, reference } = message
  return publisherPage(
    app,
    {
      title,
      body: html`<main id="inhoud" class="narrow">
        <h1>${title}</h1>
        <p class="lead">${text}</p>
        ${reference && html`<p class="muted">Voor de helpdesk: <code>${reference}</code></p>`}
        <p><a class="button" href="${link(app.portalUrl)}">Naar het portaal</a></p>
      </main>`,
    },
    { status },
  )
}

/** A publisher's front page, for whoever typed its address: the software, each behind the portal's login. */
export function frontPage(app: PublisherApp): Reply {
  const { slug, name, habit, titles, ownAccounts } = app.publisher
  return publisherPage(app, {
    title: 'Software',
    body: html`<main id="inhoud" class="narrow">
      <h1>Software van ${name}</h1>
      <p class="lead">${habit}</p>
      <ul class="tiles">
        ${titles.map((title) => html`<li><a class="tile" href="/${slug}/app/${title.code}">${title.name}</a></li>`)}
        <li><a class="tile quiet" href="/${slug}/admin">Licentiemanagement</a></li>
        ${ownAccounts && html`<li><a class="tile quiet" href="/${slug}/inloggen">Inloggen zonder portaal</a></li>`}
      </ul>
      ${troubleForm(app)}
    </main>`,
  })
}

/** How this publisher does today: for who wants to see what the portal makes of it. */
function troubleForm({ publisher: { slug }, trouble }: PublisherApp): Html {
  return html`<form method="post" action="/${slug}/storing">
    <fieldset>
      <legend>Storing nadoen</legend>
      ${Object.entries(TROUBLES).map(
        ([name, words]) => html`<p><label><input type="radio" name="storing" value="${name}" ${name === trouble && html`checked`} /> ${words}</label></p>`,
      )}
    </fieldset>
    <button class="button" type="submit">Zet zo</button>
  </form>`
}

/** All publishers of this outside world. */
export function indexPage(publishers: readonly Publisher[], systems: readonly { slug: string; name: string }[] = []): Reply {
  return page(
    document(
      'De buitenwereld',
      '/style/world.css',
      html`<body class="adult">
        <a class="skip" href="#inhoud">Naar de inhoud</a>
        <header class="top"><span class="mark">de buitenwereld</span></header>
        <main id="inhoud" class="narrow">
          <h1>Oefenuitgevers</h1>
          <p class="lead">
            Zelfstandige software buiten het portaal. Elke uitgever laat mensen binnen op gezag van het portaal en haalt
            schoolgegevens alleen over diens diensten op.
          </p>
          <ul class="cards">
            ${publishers.map(
              ({ slug, name, habit, titles }) => html`<li class="card">
                <h2><a href="/${slug}">${name}</a></h2>
                <p>${habit}</p>
                <p class="muted">${titles.map(({ name }) => name).join(', ')}</p>
              </li>`,
            )}
          </ul>
          <p><a href="/skool">Skool, de netwerkomgeving van De Bron</a></p>
          ${systems.length > 0 && html`<h2>Leerling-administratiesystemen</h2>
          <ul>${systems.map(({ slug, name }) => html`<li><a href="/las/${slug}">${name}</a></li>`)}</ul>`}
        </main>
      </body>`,
    ),
  )
}

/** The outer part of every page. */
export function document(title: string, stylesheet: string, body: Html): Html {
  return html`<html lang="nl">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${title}</title>
      <link rel="stylesheet" href="${stylesheet}" />
      <link rel="icon" href="data:," />
    </head>
    ${body}
  </html>`
}
