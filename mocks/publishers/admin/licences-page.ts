import { html, type Content, type Html } from '../../http/html'
import type { Reply } from '../../http/reply'
import type { PublisherApp } from '../publisher-app'
import type { Administrator } from './administrator'
import { choiceValue } from './choices'
import { adminPage } from './frame'
import type { Cell, LicenceTable } from './licences'

const WARNING =
  'Controleer uw instellingen voor u ze opslaat, het is niet mogelijk reeds geactiveerde licenties te deactiveren.'

export type LicencesPage = {
  table: LicenceTable
  /** Ticks to keep when a saving was refused. */
  ticked?: ReadonlySet<string>
  notice?: string
  errors?: string[]
  status?: number
}

/** The table of licences by groups, to tick where the publisher links by hand (LIC-3). */
export function licencesPage(app: PublisherApp, administrator: Administrator, content: LicencesPage): Reply {
  const { slug, linking, name } = app.publisher
  const { table, ticked = new Set(), notice, errors = [], status = 200 } = content
  const byHand = linking === 'manual' || linking === 'own'
  const grid = licenceGrid(table, (cell, group) => cellContent(cell, group, byHand, ticked))
  return adminPage(
    app,
    administrator,
    {
      title: 'Licenties',
      current: 'licences',
      body: html`<h1>Licenties</h1>
        ${notice && html`<p class="notice good" role="status">${notice}</p>`}
        ${errors.length > 0 && html`<div class="notice bad" role="alert">${errors.map((text) => html`<p>${text}</p>`)}</div>`}
        ${table.rows.length === 0 && html`<p>Het portaal kent nog geen groepen van uw school. Hier staan ze zodra ze er zijn.</p>`}
        ${
          table.rows.length > 0 &&
          (byHand
            ? html`<p>Zet een vinkje bij de groepen die een licentie krijgen. Groene vakjes zijn al gekoppeld.</p>
                <form method="post" action="/${slug}/admin">
                  <input type="hidden" name="token" value="${administrator.session.formToken}" />
                  ${grid}
                  <p class="notice warn"><strong>Let op.</strong> ${WARNING}</p>
                  <button class="button" type="submit">Opslaan</button>
                </form>`
            : html`<p>${linking === 'portal' ? html`U koppelt de licenties van ${name} in het portaal zelf, bij Lesmateriaal.` : html`${name} koppelt licenties vanzelf bij uw bestelling.`} U hoeft hier niets in te stellen.</p>
                ${grid}`)
        }`,
    },
    { status },
  )
}

function licenceGrid({ columns, rows }: LicenceTable, content: (cell: Cell, group: string) => Content): Html {
  return html`<div class="scroll" role="region" aria-label="Licenties per groep" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">Groep</th>
          ${columns.map(
            ({ title, used, seats }) =>
              html`<th scope="col">
                ${title.name}
                <span class="seats" data-seats="${title.code}">${used}${seats === null ? '' : ` van ${seats}`} in gebruik</span>
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row">${row.name}</th>
              ${row.cells.map(
                (cell) =>
                  html`<td class="${cell.state}" data-title="${cell.title.code}" data-group="${cell.group}" data-state="${cell.state}">
                    ${content(cell, row.name)}
                  </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function cellContent(cell: Cell, groupName: string, byHand: boolean, ticked: ReadonlySet<string>): Content {
  const { linked, pupils, state, title, group } = cell
  const about = html`<span class="sr">${title.name} voor ${groupName}: </span>`
  if (state === 'linked')
    return html`<label><input type="checkbox" checked disabled /> ${about}gekoppeld${
      linked < pupils && ` (${linked} van ${pupils} leerlingen)`
    }</label>`
  if (state === 'empty') return 'geen leerlingen'
  if (state === 'unsuited') return 'niet voor deze jaargroep'
  if (!byHand) return 'volgt vanzelf'
  const value = choiceValue({ title: title.code, group })
  return html`<label><input type="checkbox" name="link" value="${value}" ${ticked.has(value) && html`checked`} />
    ${about}${pupils} ${pupils === 1 ? 'leerling' : 'leerlingen'}</label>`
}
