import { randomBytes } from 'node:crypto'
import { css, plain, redirect, type Reply } from '../http/reply'
import { fromOurselves, type Ask } from '../http/request'
import { styleOf } from '../publishers/styles'
import { MOODS, type Las, type LasSchool, type Mood } from './model'
import { yearAfter } from './next-year'
import { schoolPage, systemPage } from './pages'
import { inventedSchool } from './schools'

/** A system's own pages: its schools, and at each what 'the school' does there. `path` begins after the system's name. */
export async function lasRoutes(las: Las, ask: Ask, path: string[], portalUrl: string): Promise<Reply> {
  const [first, act] = path
  const home = `/las/${las.slug}`
  if (ask.method === 'POST') {
    if (!fromOurselves(ask)) return plain(403, 'Niet van deze pagina')
    const form = await ask.form()
    if (first === 'scholen') return redirect(`${home}/${addSchool(las, form)}`, 303)
    const school = las.schools.get(first ?? '')
    const change = CHANGES[act ?? '']
    if (!school || !change) return plain(404, 'Niet gevonden')
    if (change(school, form, las.now())) school.changedAt = las.now()
    return redirect(`${home}/${school.brin}`, 303)
  }
  if (ask.method !== 'GET') return plain(405, 'Niet mogelijk')
  if (first === undefined) return systemPage(las, portalUrl)
  if (first === 'stijl.css') return css(styleOf({ colours: las.colours, shape: 'soft' }))
  const school = las.schools.get(first)
  return school && !act ? schoolPage(las, school, portalUrl) : plain(404, 'Niet gevonden')
}

function addSchool(las: Las, form: URLSearchParams): string {
  const brin = (form.get('brin') ?? '').trim().toUpperCase()
  if (!/^\d{2}[A-Z]{2}\d{2}$/.test(brin)) return ''
  if (!las.schools.has(brin)) las.schools.set(brin, inventedSchool(brin, (form.get('naam') ?? '').trim().slice(0, 80) || `School ${brin}`))
  return brin
}

const text = (form: URLSearchParams, name: string) => (form.get(name) ?? '').trim().slice(0, 80)

/** What the school can do; true when its people changed. */
const CHANGES: Record<string, (school: LasSchool, form: URLSearchParams, now: Date) => boolean> = {
  toestemming(school, form) {
    school.permitted = form.get('aan') === 'ja'
    return false
  },
  sleutel(school) {
    school.keys = [randomBytes(12).toString('hex')]
    return false
  },
  storing(school, form) {
    const mood = form.get('stand') ?? ''
    if (Object.hasOwn(MOODS, mood)) school.mood = mood as Mood
    return false
  },
  nieuw(school, form) {
    const [firstName, lastName, group] = [text(form, 'voornaam'), text(form, 'achternaam'), school.groups.find(({ key }) => key === form.get('groep'))]
    if (!firstName || !lastName || !group) return false
    const last = Math.max(0, ...school.pupils.map(({ key }) => Number(key) || 0))
    school.pupils.push({ key: String(last + 1), firstName, lastName, groupKey: group.key, yearGroup: group.yearGroup, born: '2017-01-01' })
    return true
  },
  wijzig(school, form) {
    const pupil = school.pupils.find(({ key }) => key === form.get('leerling'))
    const group = school.groups.find(({ key }) => key === form.get('groep'))
    if (!pupil) return false
    if (form.get('weg') === 'ja') school.pupils = school.pupils.filter((each) => each !== pupil)
    pupil.firstName = text(form, 'voornaam') || pupil.firstName
    pupil.lastName = text(form, 'achternaam') || pupil.lastName
    if (group) Object.assign(pupil, { groupKey: group.key, yearGroup: group.yearGroup })
    return true
  },
  schooljaar(school, form, now) {
    if (form.get('klaar') === 'ja') school.preparedFor = yearAfter(now)
    else delete school.preparedFor
    return true
  },
  leeg(school, form) {
    school.pupils = school.pupils.filter(({ groupKey }) => groupKey !== form.get('groep'))
    return true
  },
}
