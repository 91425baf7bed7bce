import { html } from '../../http/html'
import type { Reply } from '../../http/reply'
import type { PublisherApp } from '../publisher-app'
import type { Administrator } from './administrator'
import { adminPage } from './frame'
import type { LicenceTable } from './licences'

/** For those who teach: which groups use what. */
export function groupsPage(app: PublisherApp, administrator: Administrator, { rows }: LicenceTable): Reply {
  return adminPage(app, administrator, {
    title: 'Groepen',
    current: 'groups',
    body: html`<h1>Groepen</h1>
      ${
        rows.length === 0
          ? html`<p>Het portaal kent nog geen groepen van u. Hier staan ze zodra ze er zijn.</p>`
          : html`<ul class="cards">
              ${rows.map(({ name, cells }) => {
                const inUse = cells.filter(({ state }) => state === 'linked').map(({ title }) => title.name)
                return html`<li class="card">
                  <h2>${name}</h2>
                  <p>${cells[0]?.pupils ?? 0} leerlingen</p>
                  <p class="muted">${inUse.length > 0 ? `Werkt met ${inUse.join(', ')}` : 'Nog geen licentie gekoppeld'}</p>
                </li>`
              })}
            </ul>`
      }`,
  })
}
