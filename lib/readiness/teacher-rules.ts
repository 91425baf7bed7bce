import type { WhyNot } from '@/lib/licences/rules'
import type { State, YearState } from './rules'

export type MyGroup = { name: string; pupils: number; /** The titles that are linked to it, or to its pupils. */ titles: string[] }
export type MyTitle = { productId: string; name: string; reason: WhyNot | null }
export type TeacherFacts = { schoolYear: string; year: YearState; activated: boolean; throughEnvironment: boolean; groups: MyGroup[]; titles: MyTitle[] }
export type Answer = { question: string; state: State; words: string; list?: { text: string; state: State; href?: string }[] }

const REASONS: Record<WhyNot, string> = {
  'no-consent': 'de school heeft de uitgeverij niet aangevinkt', 'not-connected': 'de uitgeverij heeft nu geen verbinding', 'no-licence': 'er loopt geen licentie', 'not-for-you': 'de uitgeverij geeft uw rol geen ingang',
  'not-linked': 'de licentie is niet aan uw groep gekoppeld', 'not-at-school': 'opent alleen op school', 'not-at-home': 'opent thuis niet',
}
const ASK = 'Neem contact op met uw ICT-coördinator.'

/** The four questions of the manual, answered from what the portal knows (ACC-9). */
export function teacherAnswers(facts: TeacherFacts): Answer[] {
  return [login(facts), groups(facts), software(facts), opens(facts)]
}

function login({ activated, throughEnvironment }: TeacherFacts): Answer {
  const question = 'Kan ik inloggen?'
  if (activated) return { question, state: 'ok', words: 'Ja. U bent nu ingelogd.' }
  if (throughEnvironment) return { question, state: 'ok', words: 'Ja, via de netwerkomgeving van uw school. Wilt u ook daarbuiten kunnen inloggen, vraag uw ICT-coördinator dan om een activatielink.' }
  return { question, state: 'todo', words: `U bent ingelogd, maar de activatielink voor uw e-mailadres is nog niet gebruikt. ${ASK}` }
}

function groups({ year, schoolYear, groups: mine }: TeacherFacts): Answer {
  const question = 'Zie ik mijn nieuwe groepen en al mijn nieuwe leerlingen?'
  const list = mine.map(({ name, pupils }) => ({ text: `${name}: ${pupils === 1 ? '1 leerling' : `${pupils} leerlingen`}`, state: (pupils > 0 ? 'ok' : 'todo') as State }))
  if (year === 'none') return { question, state: 'wait', words: `Schooljaar ${schoolYear} staat nog niet klaar.${mine.length > 0 ? ' Dit zijn uw groepen van nu.' : ''}`, list: list.map(({ text }) => ({ text, state: 'wait' })) }
  if (mine.length === 0) return { question, state: 'todo', words: `U bent in schooljaar ${schoolYear} aan geen groep gekoppeld. ${ASK}` }
  const when = year === 'scheduled' ? 'Vanaf 1 augustus ziet u' : 'U ziet'
  if (list.some(({ state }) => state === 'todo')) return { question, state: 'todo', words: `${when} deze groepen, maar niet elke groep heeft leerlingen. ${ASK}`, list }
  return { question, state: 'ok', words: `${when} deze groepen. Mist u er een, of een leerling? ${ASK}`, list }
}

function software({ groups: mine }: TeacherFacts): Answer {
  const question = 'Zie ik alle software voor mijn groep?'
  if (mine.length === 0) return { question, state: 'wait', words: 'Zonder groep is er geen software om na te gaan.' }
  const list = mine.map(({ name, titles }) => ({ text: `${name}: ${titles.join(', ') || 'nog geen software'}`, state: (titles.length > 0 ? 'ok' : 'todo') as State }))
  const missing = list.some(({ state }) => state === 'todo')
  return { question, state: missing ? 'todo' : 'ok', words: missing ? `Aan niet elke groep is software gekoppeld. ${ASK}` : `Dit is aan uw groepen gekoppeld. Mist u een titel? ${ASK}`, list }
}

function opens({ titles }: TeacherFacts): Answer {
  const question = 'Kan ik ook inloggen op die software?'
  if (titles.length === 0) return { question, state: 'wait', words: 'Er is nog geen software om na te gaan.' }
  const list = titles.map(({ productId, name, reason }) => ({ text: reason ? `${name}: ${REASONS[reason]}` : `${name}: opent`, state: (reason ? 'todo' : 'ok') as State, ...(reason ? { href: `/lesmateriaal/waarom?titel=${productId}` } : {}) }))
  const closed = list.some(({ state }) => state === 'todo')
  return { question, state: closed ? 'todo' : 'ok', words: closed ? 'Niet alles opent. Klik op een titel om te zien wie dat kan oplossen.' : 'Ja. Het portaal heeft elke stap tot aan de uitgeverij nagelopen.', list }
}
