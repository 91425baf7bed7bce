import { html, type Content, type Html } from '../../http/html'
import type { Extra, Reply } from '../../http/reply'
import { publisherPage } from '../pages'
import type { PublisherApp } from '../publisher-app'
import type { Administrator } from './administrator'

export type AdminPage = { title: string; current: 'licences' | 'levels' | 'groups' | 'privacy'; body: Content }

/** Licence management's page: a sidebar, shorter for those who do not teach (LIC-3), and the content. */
export function adminPage(
  app: PublisherApp,
  { teaches }: Pick<Administrator, 'teaches'>,
  { title, current, body }: AdminPage,
  extra?: Extra,
): Reply {
  const base = `/${app.publisher.slug}`
  const option = (page: AdminPage['current'], path: string, words: string): Html =>
    html`<li><a href="${base}${path}" ${current === page && CURRENT}>${words}</a></li>`
  return publisherPage(
    app,
    {
      title,
      body: html`<div class="office">
        <nav aria-label="Licentiemanagement">
          <p class="tab">Administratie</p>
          <ul>
            ${option('licences', '/admin', 'Licenties')}
            ${app.publisher.titles.some(({ levels }) => levels) && option('levels', '/admin/niveaus', 'Niveaus')}
            ${option('privacy', '/admin/privacy', 'Privacy Policy')}
          </ul>
          ${teaches &&
          html`<p class="tab">Lesgeven</p>
            <ul>
              ${option('groups', '/admin/groepen', 'Groepen')}
              ${app.publisher.titles
                .filter(({ entrances }) => entrances.includes('teacher'))
                .map((title) => html`<li><a href="${base}/app/${title.code}">Open ${title.name}</a></li>`)}
            </ul>`}
        </nav>
        <main id="inhoud">${body}</main>
      </div>`,
    },
    extra,
  )
}

const CURRENT = html`aria-current="page"`
