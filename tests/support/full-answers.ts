import { beforeEach } from 'vitest'
import { envelope } from '@/mocks/las/xml'
import { everything } from './command'
import { imports, las, run, schoolId, theirs, withLinkedSchool } from './linked-school'

const DATA = 'http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens'
/** Within one week as it is counted (from Thursday on), in which an answer is read once. */
export const NIGHTS = ['2026-11-19T02:00:00Z', '2026-11-20T02:00:00Z', '2026-11-21T02:00:00Z', '2026-11-22T02:00:00Z'].map((at) => new Date(at))

/** What the LAS has: of the pupils, in one group 'Vijf' with key g5; and what happens while it answers. */
export const has = { pupils: '', staff: '', meanwhile: null as (() => Promise<unknown>) | null }
export const one = (key: string, name: string, more = '') => `<leerling key="${key}"><achternaam>Berg</achternaam><roepnaam>${name}</roepnaam>${more}<jaargroep>5</jaargroep><groep key="g5"/></leerling>`
export const teacher = (key: string, name: string) => `<leerkracht key="${key}"><achternaam>Smit</achternaam><roepnaam>${name}</roepnaam><emailadres>${key}@school.example</emailadres><groepen><groep key="g5"/></groepen></leerkracht>`
let asked: number

/** A LAS that keeps no count of what changed: it always answers in full, with the moment of the answer in it. Before each test, for the whole of a test file. */
function answersInFull() {
  const brin = theirs.brin
  las.play((_req, res) => {
    asked += 1
    const head = `<schooljaar>2026-2027</schooljaar><brincode>${brin.slice(0, 4)}</brincode><dependancecode>${brin.slice(4)}</dependancecode><aanmaakdatum>2026-11-22T02:00:${String(asked).padStart(2, '0')}</aanmaakdatum><xsdversie>2.2</xsdversie>`
    const staff = has.staff && `<leerkrachten>${has.staff}</leerkrachten>`
    const data = `<school>${head}</school><groepen><groep key="g5"><naam>Vijf</naam><jaargroep>5</jaargroep></groep></groepen><leerlingen>${has.pupils}</leerlingen>${staff}`
    void Promise.resolve(has.meanwhile?.()).then(() => res.writeHead(200, { 'content-type': 'text/xml' }).end(envelope(`<leerlinggegevens_antwoord xmlns="${DATA}"><leerlinggegevens>${data}</leerlinggegevens></leerlinggegevens_antwoord>`)))
  })
}
/** A linked school whose LAS answers in full before each test of this file. */
export function withFullAnswers(): void {
  withLinkedSchool()
  beforeEach(() => {
    Object.assign(has, { pupils: one('p1', 'Mila') + one('p2', 'Noor'), staff: '', meanwhile: null })
    asked = 0
    answersInFull()
  })
}

export const night = (number: number, more = {}) => run(more, NIGHTS[number]!)
export const last = async () => (await imports()).at(-1)!
/** Marks what was kept of the roster with what happened last: whoever reads an answer that says what the school is, writes it anew. */
export async function mark(): Promise<void> {
  const { id } = await everything().rosterImport.findFirstOrThrow({ where: { schoolId, status: { in: ['applied', 'undone'] } }, orderBy: { endedAt: 'desc' } })
  await everything().rosterImport.update({ where: { id }, data: { rosterDigest: 'not read' } })
}
/** Whether an answer was read since the mark, and found to say what the school is. */
export const wasRead = async () => (await everything().rosterImport.count({ where: { schoolId, rosterDigest: 'not read' } })) === 0
