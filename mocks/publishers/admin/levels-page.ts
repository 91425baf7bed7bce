import { html, type Html } from '../../http/html'
import { redirect, type Reply } from '../../http/reply'
import type { Institution } from '../../portal/institution'
import { classesOf, type SchoolClass } from '../classes'
import { loadLicences } from '../load-licences'
import type { Publisher, Title } from '../publisher'
import type { PublisherApp } from '../publisher-app'
import type { Administrator } from './administrator'
import { adminPage } from './frame'

/** Titles whose levels are chosen here, pupil by pupil (LIC-4). */
const levelled = (publisher: Publisher): Title[] => publisher.titles.filter(({ levels }) => levels !== undefined)

export const hasLevels = (publisher: Publisher): boolean => publisher.linking === 'own' && levelled(publisher).length > 0

/** For each pupil with a licence: the own level, or one or more others. */
export function levelsPage(app: PublisherApp, administrator: Administrator, school: Institution): Reply {
  const { session, onlyGroups } = administrator
  const { notice } = session
  delete session.notice
  const classes = classesOf(school).filter(({ key }) => onlyGroups === null || onlyGroups.has(key))
  const tables = levelled(app.publisher).flatMap((title) => classes.map((schoolClass) => levelTable(app, title, schoolClass))).filter((table) => table !== null)
  return adminPage(app, administrator, {
    title: 'Niveaus',
    current: 'levels',
    body: html`<h1>Niveaus</h1>
      ${notice && html`<p class="notice good" role="status">${notice}</p>`}
      <p>Een leerling werkt op het eigen niveau. Zet een vinkje voor een ander niveau, hoger of lager; meer dan één mag.</p>
      ${
        tables.length === 0
          ? html`<p>Er zijn nog geen leerlingen met een licentie. Koppel eerst groepen bij Licenties.</p>`
          : html`<form method="post" action="/${app.publisher.slug}/admin/niveaus">
              <input type="hidden" name="token" value="${session.formToken}" />
              ${tables}
              <button class="button" type="submit">Opslaan</button>
            </form>`
      }`,
  })
}

function levelTable({ own }: PublisherApp, title: Title, { name, pupils }: SchoolClass): Html | null {
  const users = own.usersOf(title.code)
  const rows = pupils.filter(({ id }) => users.has(id))
  if (rows.length === 0) return null
  return html`<h2>${title.name}, ${name}</h2>
    <div class="scroll" role="region" aria-label="Niveaus van ${title.name} in ${name}" tabindex="0">
      <table>
        <thead><tr><th scope="col">Leerling</th>${title.levels?.map((level) => html`<th scope="col">${level}</th>`)}</tr></thead>
        <tbody>
          ${rows.map(({ id, persoonsgegevens }) => {
            const who = persoonsgegevens?.voornaam || `Leerling ${id}`
            const chosen = own.levelsOf(title.code, id)
            return html`<tr>
              <th scope="row">${who}</th>
              ${title.levels?.map((level) => html`<td><label><input type="checkbox" name="level" value="${title.code}/${id}/${level}" ${chosen.includes(level) && html`checked`} /> <span class="sr">${who}, </span>${level}</label></td>`)}
            </tr>`
          })}
        </tbody>
      </table>
    </div>`
}

/** 'Opslaan' of the levels: of the pupils of this school that the page showed, what is ticked now. */
export async function saveLevels(app: PublisherApp, { session, schoolId, onlyGroups }: Administrator, sent: URLSearchParams): Promise<Reply> {
  const { school } = await loadLicences(app, schoolId)
  const ticked = new Set(sent.getAll('level'))
  for (const title of levelled(app.publisher))
    for (const { key, pupils } of classesOf(school))
      for (const { id } of onlyGroups === null || onlyGroups.has(key) ? pupils : [])
        app.own.setLevels(title.code, id, title.levels?.filter((level) => ticked.has(`${title.code}/${id}/${level}`)) ?? [])
  session.notice = 'Gelukt, uw instellingen zijn opgeslagen.'
  return redirect(`/${app.publisher.slug}/admin/niveaus`, 303)
}
