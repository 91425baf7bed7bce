import { beforeEach, describe, expect, test } from 'vitest'
import { envelope } from '@/mocks/las/xml'
import { everything } from '../support/command'
import { importRoster } from '../support/roster'
import { actor, active, apply, fetchAndApply, imports, las, link, run, schoolId, theirs } from '../support/linked-school'
import { group, pupil, roster } from '@/lib/roster/test-support'

const DATA = 'http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens'
// Within one week as it is counted (from Thursday on), in which an answer is read once.
const NIGHTS = ['2026-11-19T02:00:00Z', '2026-11-20T02:00:00Z', '2026-11-21T02:00:00Z', '2026-11-22T02:00:00Z'].map((at) => new Date(at))
let pupils: string
let asked: string[]

/** A LAS that keeps no count of what changed: it always answers in full, with the moment of the answer in it. */
function answersInFull() {
  las.play((_req, res, body) => {
    asked.push(body)
    const head = `<schooljaar>2026-2027</schooljaar><brincode>${theirs.brin.slice(0, 4)}</brincode><dependancecode>${theirs.brin.slice(4)}</dependancecode><aanmaakdatum>2026-11-22T02:00:${String(asked.length).padStart(2, '0')}</aanmaakdatum><xsdversie>2.2</xsdversie>`
    const data = `<school>${head}</school><groepen><groep key="g5"><naam>Vijf</naam><jaargroep>5</jaargroep></groep></groepen><leerlingen>${pupils}</leerlingen>`
    res.writeHead(200, { 'content-type': 'text/xml' }).end(envelope(`<leerlinggegevens_antwoord xmlns="${DATA}"><leerlinggegevens>${data}</leerlinggegevens></leerlinggegevens_antwoord>`))
  })
}
const one = (key: string, name: string, more = '') => `<leerling key="${key}"><achternaam>Berg</achternaam><roepnaam>${name}</roepnaam>${more}<jaargroep>5</jaargroep><groep key="g5"/></leerling>`
beforeEach(() => {
  pupils = one('p1', 'Mila') + one('p2', 'Noor')
  asked = []
  answersInFull()
})

const night = (number: number, more = {}) => run(more, NIGHTS[number]!)
const last = async () => (await imports()).at(-1)!
/** Marks what was kept of the roster: whoever reads an answer that is the same writes it anew. */
const mark = async () => void (await everything().rosterImport.updateMany({ where: { schoolId, status: 'applied' }, data: { rosterDigest: 'not read' } }))
const wasRead = async () => (await last()).rosterDigest !== 'not read'

describe('LAS-2: an answer that came before need not be read again', () => {
  test('it is known by its digest, and the run ends as if it had been read', async () => {
    await night(0)
    await apply()
    expect((await last()).answerDigest).toMatch(/^[0-9a-f]{64}$/)
    await night(1)
    const read = await link()
    await everything().rosterImport.updateMany({ where: { schoolId }, data: { rosterDigest: 'x', answerDigest: 'x' } })
    await night(1)
    const compared = await link()
    await mark()
    await night(1)
    const known = await link()
    expect(await wasRead(), 'the answer was not read').toBe(false)
    const plain = ({ lastRunAt: _, lastSuccessAt: __, nextRunAt, ...row }: typeof known) => ({ ...row, nextRunAt: nextRunAt?.toISOString().slice(0, 10) })
    expect(plain(known)).toEqual(plain(compared))
    expect(plain(known)).toEqual(plain(read))
    expect(known).toMatchObject({ lastOutcome: 'unchanged', runId: null, runUntil: null, failures: 0 })
    expect(await imports()).toHaveLength(1)
  })

  test('who asks for it now has it read', async () => {
    await night(0)
    await apply()
    await mark()
    await night(1, { by: actor.userId })
    expect(await wasRead()).toBe(true)
    expect((await link()).lastOutcome).toBe('unchanged')
  })

  test('what changed in the LAS comes in', async () => {
    await night(0)
    await apply()
    pupils = one('p1', 'Mila') + one('p2', 'Noor') + one('p3', 'Bo')
    await night(1)
    await apply()
    expect(await active()).toMatchObject({ pupils: 3 })
  })

  test('what changed here is put right by the same answer', async () => {
    await night(0)
    await apply()
    await everything().pupil.updateMany({ where: { schoolId, lasKey: 'p1' }, data: { firstName: 'Met de hand' } })
    await night(1)
    await apply()
    expect(await everything().pupil.count({ where: { schoolId, firstName: 'Mila' } })).toBe(1)
  })

  test('a school that says the same after work by hand is known again from the next night on', async () => {
    await night(0)
    await apply()
    await everything().group.updateMany({ where: { schoolId }, data: { description: null } })
    await everything().group.create({ data: { schoolId, name: 'Weg', removedAt: new Date() } })
    await mark()
    await night(1)
    expect(await wasRead(), 'the school is not what it was').toBe(true)
    await mark()
    await night(2)
    expect(await wasRead()).toBe(false)
    expect((await link()).lastOutcome).toBe('unchanged')
  })

  test('a pupil who leaves on a day to come is gone on that day, by the same answer', async () => {
    pupils = one('p1', 'Mila') + one('p2', 'Noor', '<uitstroomdatum>2026-11-21</uitstroomdatum>')
    await night(0)
    await apply()
    expect((await last()).answerDigest).toBeNull()
    await night(1)
    expect(await active()).toMatchObject({ pupils: 2 })
    await night(2)
    await apply()
    expect(await active()).toMatchObject({ pupils: 1 })
    expect((await last()).answerDigest).toMatch(/^[0-9a-f]{64}$/)
  })

  test('another import in between makes it news', async () => {
    await night(0)
    await apply()
    await importRoster(actor, roster({ brin: theirs.brin, groups: [group('g5')], pupils: [pupil('p1', { groupKey: 'g5' })] }))
    await night(1)
    await fetchAndApply()
    expect(await active()).toMatchObject({ pupils: 2 })
  })

  test('an import that is about to go in is waited for, and one that was held is over', async () => {
    await night(0)
    await night(1)
    expect((await link()).nextRunAt!.getTime() - NIGHTS[1]!.getTime(), 'comes back soon').toBeLessThan(3_600_000)
    await apply()
    const { id } = await everything().rosterImport.create({ data: { schoolId, source: 'link', status: 'held', fileName: 'ParnasSys' } })
    await night(2)
    expect(await everything().rosterImport.findUnique({ where: { id } })).toMatchObject({ status: 'cancelled' })
  })
})
