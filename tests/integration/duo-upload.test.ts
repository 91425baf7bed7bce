import { readFile } from 'node:fs/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/access/actor'
import type { Brin } from '@/lib/core/brin'
import { applyDuoImport, cancelDuoImport } from '@/lib/schools/apply-duo-import'
import { brinComparison, duoPreview, ownLocation, ownLocations, schoolsAdrift } from '@/lib/schools/duo-queries'
import { dropOldRegisterWork } from '@/lib/schools/housekeeping'
import { askName, decideName, keepLocation } from '@/lib/schools/own-locations'
import { schoolDetails } from '@/lib/schools/queries'
import { saveDuoRegister } from '@/lib/schools/save-duo-register'
import { keepLocationInput } from '@/lib/schools/schema'
import { stageDuoImport } from '@/lib/schools/stage-duo-import'
import { putBackBrin, takeOverBrin } from '@/lib/schools/take-over-brin'
import { freeBrin, makeBoard, makeSchool, makeStaff, next } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { mailsOf } from '../support/mails'
import { signedIn } from '../support/people'
import { beside, helpdesk } from '../support/requests'
import { cpuClock } from '@/lib/core/test-support'

const HEAD = 'BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM'
const OLD_HEAD = HEAD.replace('INSTELLINGSCODE', 'BRIN NUMMER').replace('VESTIGINGSCODE', 'VESTIGINGSNUMMER')
const row = (brin: string, { name = `School ${brin}`, board = '41001', door = '7', postalCode = '1234 AB' } = {}) => `${board};${brin.slice(0, 4)};${brin};${name};Laan;${door};${postalCode};Dorp`
const bytes = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'))

let actor: StaffActor
const stage = async (addresses: Uint8Array, boards: Uint8Array | null = null) => stageDuoImport({ fileName: 'adressen.csv', addresses, boards }, { kind: 'staff', id: actor.userId, address: null }, new Date())
async function staged(...lines: string[]): Promise<string> {
  const file = await stage(bytes(HEAD, ...lines))
  if ('problem' in file) throw new Error(file.problem)
  return file.id
}
const apply = (importId: string, whole?: 'on') => beside(actor, (context) => applyDuoImport(context, { importId, whole }))

beforeEach(async () => {
  ;({ actor } = await helpdesk())
  await everything().duoLocation.deleteMany()
})

describe('ACC-2: DUO’s register by upload', () => {
  test('first a look, then one transaction: schools follow name, address and board, and keep everything else', async () => {
    const board = await makeBoard({ number: '41001' })
    const school = await makeSchool({ brin: '97AA00', name: 'Oude naam', boardId: board.id })
    const { employment, user } = await makeStaff(school.id, { roles: ['coordinator'] })
    await apply(await staged(row('97AA00'), row('97AA01'), row('97AA02')), 'on')
    const boards = bytes('BEVOEGD GEZAG NUMMER;BEVOEGD GEZAG NAAM', '41077;Stichting Nieuw')
    const file = await stage(bytes(OLD_HEAD, row('97AA00', { name: 'Nieuwe naam', board: '41077' }), row('97AA01'), row('97AA03')), boards)
    const id = 'id' in file ? file.id : ''
    const preview = (await duoPreview(id))!
    expect(preview.diff).toMatchObject({ renamed: [{ brin: '97AA00', now: 'Nieuwe naam' }], otherBoard: [{ was: '41001', now: '41077' }], added: [{ brin: '97AA03' }], closed: [{ brin: '97AA02' }] })
    expect([...preview.accounts]).toContain('97AA00')
    expect((await everything().school.findUniqueOrThrow({ where: { id: school.id } })).name).toBe('School 97AA00')
    await apply(id)
    const after = await everything().school.findUniqueOrThrow({ where: { id: school.id }, include: { board: true, employments: true } })
    expect(after).toMatchObject({ name: 'Nieuwe naam', street: 'Laan', city: 'Dorp', schoolRef: school.schoolRef, board: { number: '41077', name: 'Stichting Nieuw' }, employments: [{ id: employment.id }] })
    expect((await auditOf(school.id)).map(({ action }) => action)).toEqual(['school.followed-duo', 'school.followed-duo', 'school.board-moved'])
    expect((await mailsOf({ schoolId: school.id })).map(({ recipient, subject, text }) => [recipient, subject, text.includes('Stichting Nieuw')])).toEqual([[user!.email, 'Nieuwe naam hoort bij een ander bestuur', true]])
    expect(await duoPreview(id)).toMatchObject({ status: 'applied', diff: null, outcome: { listed: 3, closed: 1, followed: 1, moved: 1 } })
    expect(await refused(apply(id))).toBe('duo-ended')
  })

  test('DUO’s files as they are, postcodes with a blank and more columns than are read: taken over whole', async () => {
    const [addresses, boards] = await Promise.all(['adressen.csv', 'besturen.csv'].map((name) => readFile(`prisma/seed/duo/${name}`)))
    const file = await stage(new Uint8Array(addresses!), new Uint8Array(boards!))
    const id = 'id' in file ? file.id : ''
    expect(await duoPreview(id)).toMatchObject({ listed: 7, problems: [], diff: { closed: [], same: 0 } })
    await apply(id, 'on')
    expect(await everything().duoLocation.findUniqueOrThrow({ where: { brin: '99RB00' } })).toMatchObject({ name: 'Basisschool De Regenboog', postalCode: '1234AB', boardName: 'Stichting Kleurrijk Onderwijs', closedAt: null })
    const again = await stage(new Uint8Array(addresses!), new Uint8Array(boards!))
    expect(await duoPreview('id' in again ? again.id : ''), 'the same file again changes nothing').toMatchObject({ diff: { added: [], moved: [], renamed: [], closed: [], same: 7 } })
  })

  test('the board of a school stays where DUO’s board has no name; the old name is not the new board’s', async () => {
    const board = await makeBoard({ number: `6${next()}` })
    const school = await makeSchool({ brin: '97AB00', boardId: board.id })
    await apply(await staged(row('97AB00', { board: '41088' })), 'on')
    expect((await everything().school.findUniqueOrThrow({ where: { id: school.id } })).boardId).toBe(board.id)
  })

  test('half a file is taken over only by who says that it is the whole; nothing is left half done', async () => {
    await apply(await staged(...Array.from({ length: 10 }, (_, at) => row(`97AC0${at}`))), 'on')
    const half = await staged(row('97AC00'))
    expect((await duoPreview(half))!.small).toBe(true)
    expect(await refused(apply(half))).toBe('duo-too-small')
    expect(await everything().duoLocation.count({ where: { closedAt: null } })).toBe(10)
    expect((await duoPreview(half))!.status).toBe('staged')
    await beside(actor, (context) => cancelDuoImport(context, { importId: half }))
    expect(await refused(apply(half, 'on'))).toBe('duo-ended')
  })

  test.each([['no file of DUO', bytes('naam;plaats', 'x;y'), 'duo-unreadable'], ['an open quotation mark', bytes(HEAD, row('97AA00'), '"half'), 'duo-quote'], ['only headers', bytes(HEAD), 'duo-empty'], ['a program', bytes('MZ\u0000'), 'duo-unreadable']] as const)('%s: %s', async (_, file, problem) => {
    expect(await stage(file)).toMatchObject({ problem })
  })

  test('a file of another kind is told which columns it lacks, as DUO calls them', async () => {
    expect(await stage(bytes('VESTIGINGSNAAM;PLAATSNAAM', 'x;y'))).toEqual({ problem: 'duo-unreadable', missing: ['INSTELLINGSCODE', 'BEVOEGD GEZAG NUMMER'] })
  })

  test('a file that was looked at before another was taken over does not undo that one', async () => {
    const [older, newer] = [await staged(row('97AF00'), row('97AF01')), await staged(row('97AF00'), row('97AF02'))]
    await apply(newer, 'on')
    expect(await refused(apply(older, 'on'))).toBe('duo-overtaken')
    expect(await everything().duoLocation.count({ where: { brin: '97AF01' } })).toBe(0)
    await apply(await staged(row('97AF00'), row('97AF01')), 'on')
  })

  test('two at once on one file: one takes it over', async () => {
    const id = await staged(row('97AD00'))
    const other = (await helpdesk()).actor
    const answers = await Promise.all([refused(apply(id, 'on')), refused(beside(other, (context) => applyDuoImport(context, { importId: id, whole: 'on' })))])
    expect(answers.sort()).toEqual(['duo-ended', undefined])
  })

  test('7,000 locations in seconds', { timeout: 180_000 }, async () => {
    const lines = Array.from({ length: 7000 }, (_, n) => row(`${10 + (n % 80)}${String.fromCharCode(65 + (Math.floor(n / 80) % 26))}${String.fromCharCode(65 + (Math.floor(n / 2080) % 26))}00`, { door: String(n) }))
    const spent = cpuClock()
    const id = await staged(...lines)
    await duoPreview(id)
    await apply(id, 'on')
    expect(await everything().duoLocation.count()).toBe(7000)
    expect(spent()).toBeLessThan(20_000)
  })

  test('files that nobody took over go after thirty days', async () => {
    const id = await staged(row('97AE00'))
    await dropOldRegisterWork(new Date(Date.now() + 29 * 86_400_000))
    expect(await duoPreview(id)).not.toBeNull()
    await dropOldRegisterWork(new Date(Date.now() + 31 * 86_400_000))
    expect(await duoPreview(id)).toBeNull()
  })
})

describe('ACC-2: closed and renumbered', () => {
  const location = (brin: string, change = {}) => ({ brin: brin as Brin, name: `School ${brin}`, street: 'Laan', houseNumber: '7', postalCode: '1234AB', city: 'Dorp', boardNumber: '41001', boardName: null, telephone: null, website: null, ...change })

  test('an account whose BRIN is gone is shown with what it seems to have become; the number is taken over, the account stays', async () => {
    const school = await makeSchool({ brin: '97BA00' })
    const free = await makeSchool({ brin: null, schoolKey: `K${next()}`, kind: 'abroad' })
    await saveDuoRegister([location('97BA00')], new Date('2026-10-01'), { force: true })
    expect((await schoolsAdrift()).map(({ id }) => id)).not.toContain(school.id)
    await saveDuoRegister([location('97BB00', { name: 'Nieuw' })], new Date('2026-11-01'), { force: true })
    const adrift = await schoolsAdrift()
    expect(adrift.find(({ id }) => id === school.id)).toMatchObject({ brin: '97BA00', toBrin: '97BB00', closedAt: new Date('2026-11-01') })
    expect(adrift.map(({ id }) => id)).not.toContain(free.id)
    const take = (brin: string, checked?: 'on') => beside(actor, (context) => takeOverBrin(context, { schoolId: school.id, brin: brin as Brin, checked }))
    expect(await brinComparison(school.id, '97QQ00' as Brin)).toMatchObject({ school: { brin: '97BA00' }, listed: null, differs: [] })
    expect(await refused(take('97QQ00'))).toBe('brin-not-open')
    const other = await makeSchool({ brin: '97BB00' })
    expect(await refused(take('97BB00'))).toBe('brin-taken')
    await everything().school.update({ where: { id: other.id }, data: { brin: null } })
    expect(await brinComparison(school.id, '97BB00' as Brin)).toMatchObject({ listed: { name: 'Nieuw', city: 'Dorp' }, holder: null })
    await take('97BB00')
    expect(await everything().school.findUniqueOrThrow({ where: { id: school.id } })).toMatchObject({ brin: '97BB00', name: 'Nieuw', schoolRef: school.schoolRef })
    expect(await refused(take('97BB00'))).toBe('brin-in-order')
    expect(await brinComparison(school.id, '97BB00' as Brin), 'its number is in order').toBeNull()
  })

  describe('a record in another town or under another board', () => {
    async function adrift() {
      const [board, other] = [await makeBoard(), await makeBoard()]
      const [from, to] = [freeBrin(), freeBrin()] as [Brin, Brin]
      const school = await makeSchool({ brin: from, name: 'De Toren', city: 'Dorp', boardId: board.id })
      const { user } = await makeStaff(school.id, { roles: ['coordinator'] })
      await saveDuoRegister([location(to, { name: 'Heel anders', city: 'Verweg', boardNumber: other.number, boardName: other.name })], new Date('2026-11-01'), { force: true })
      const take = (checked?: 'on') => beside(actor, (context) => takeOverBrin(context, { schoolId: school.id, brin: to, checked }))
      const now = () => everything().school.findUniqueOrThrow({ where: { id: school.id } })
      return { from, to, school, board, other, user: user!, take, now, putBack: () => beside(actor, (context) => putBackBrin(context, { schoolId: school.id })) }
    }

    test('is taken over only by who says to have checked; the preview shows both', async () => {
      const { from, to, school, other, take, now } = await adrift()
      expect(await brinComparison(school.id, to)).toMatchObject({ differs: ['city', 'board'], listed: { boardNumber: other.number } })
      expect(await refused(take())).toBe('brin-elsewhere')
      expect(await now()).toMatchObject({ brin: from, name: 'De Toren' })
      await take('on')
      expect(await now()).toMatchObject({ brin: to, name: 'Heel anders', city: 'Verweg', boardId: other.id })
    })

    test('put back: number, name, address and board as they were, told to who must ask the board; once, and for thirty days', async () => {
      const { school, board, user, take, now, putBack } = await adrift()
      const before = await now()
      await take('on')
      await putBack()
      expect(await now()).toEqual({ ...before, revision: expect.anything(), dataChangedAt: expect.any(Date) })
      expect((await auditOf(school.id)).map(({ action }) => action)).toEqual(['school.brin-taken-over', 'school.followed-duo', 'school.board-moved', 'school.brin-put-back', 'school.board-moved'])
      expect((await mailsOf({ recipient: user.email })).at(-1)!.text).toContain(board.name)
      expect((await schoolsAdrift()).map(({ id }) => id)).toContain(school.id)
      expect(await refused(putBack())).toBe('not-found')
      await take('on')
      await dropOldRegisterWork(new Date(Date.now() + 31 * 86_400_000))
      expect(await refused(putBack())).toBe('not-found')
    })

    test('not when the old number is another school’s by now', async () => {
      const { from, to, take, now, putBack } = await adrift()
      await take('on')
      await makeSchool({ brin: from })
      expect(await refused(putBack())).toBe('brin-taken')
      expect((await now()).brin).toBe(to)
    })
  })
})

describe('ACC-2: locations that DUO does not list', () => {
  const input = (change = {}) => keepLocationInput.parse({ kind: 'test', name: 'Testschool', schoolKey: `test-${next()}`, boardName: 'Stichting Test', boardNumber: `T${next()}`, ...change })
  const keep = (change = {}) => beside(actor, (context) => keepLocation(context, input(change)))

  test('a board that is there keeps its name: other schools and what was signed stand under it', async () => {
    const board = await makeBoard()
    const listed = await makeSchool({ boardId: board.id })
    const refusal = async (change: object) => {
      try {
        return void (await keep(change))
      } catch (error) {
        return (error as { fields?: Record<string, string[]> }).fields
      }
    }
    expect(await refusal({ boardNumber: board.number, boardName: 'Gekaapte Naam' })).toEqual({ boardName: [expect.stringContaining(board.name)] })
    expect((await everything().board.findUniqueOrThrow({ where: { id: board.id } })).name).toBe(board.name)
    await keep({ boardNumber: board.number, boardName: board.name })
    expect(await everything().school.count({ where: { boardId: listed.boardId } })).toBe(2)
    const [boardNumber, schoolKey] = [`T${next()}`, `eigen-${next()}`]
    await keep({ boardNumber, schoolKey, boardName: 'Stichting Tset' })
    const own = await everything().school.findUniqueOrThrow({ where: { schoolKey: schoolKey.toUpperCase() } })
    await keep({ locationId: own.id, boardNumber, schoolKey, boardName: 'Stichting Test' })
    expect((await everything().board.findUniqueOrThrow({ where: { number: boardNumber } })).name).toBe('Stichting Test')
  })
  test.each(['99KP00', '99kp', ' 12AB34 '])('%s looks like a BRIN, so it is no school key', (schoolKey) => {
    expect(keepLocationInput.safeParse({ kind: 'test', name: 'x', schoolKey, boardName: 'y', boardNumber: 'z' }).error?.issues.map(({ path }) => path)).toEqual([['schoolKey']])
  })

  test('made and changed under a key of their own; a school of DUO is none of them', async () => {
    const key = `EIGEN-${next()}`
    await keep({ schoolKey: key.toLowerCase() })
    const made = await everything().school.findUniqueOrThrow({ where: { schoolKey: key } })
    expect(made).toMatchObject({ kind: 'test', brin: null, street: null })
    expect(await refused(keep({ schoolKey: key }))).toBe('school-key-taken')
    await keep({ locationId: made.id, kind: 'inspection', name: 'Inspectie', schoolKey: key, city: 'Utrecht' })
    expect(await ownLocation(made.id)).toMatchObject({ kind: 'inspection', name: 'Inspectie', city: 'Utrecht' })
    const listed = await makeSchool()
    expect([await ownLocation(listed.id), await refused(keep({ locationId: listed.id }))]).toEqual([null, 'not-found'])
    expect((await ownLocations(key, 1, 50)).rows.map(({ id }) => id)).toEqual([made.id])
  })

  test('its coordinator asks for another name, once; the helpdesk says yes, and who asked reads it', async () => {
    const school = await makeSchool({ brin: null, schoolKey: `W${next()}`, kind: 'abroad', name: 'De Windroos' })
    const { actor: wilma } = await signedIn(school.id, { roles: ['coordinator'] })
    await command(wilma, (context) => askName(context, { name: 'De Kompasroos' }))
    expect(await refused(command(wilma, (context) => askName(context, { name: 'De Roos' })))).toBe('name-asked')
    const scope = { schoolId: school.id, groupIds: 'all' } as const
    expect(await schoolDetails(scope)).toMatchObject({ name: 'De Windroos', askedName: 'De Kompasroos' })
    const { id } = (await ownLocations(null, 1, 50)).asked.find((each) => each.name === 'De Kompasroos')!
    const decide = () => beside(actor, (context) => decideName(context, { nameRequestId: id, verdict: 'ja' }))
    await decide()
    expect(await refused(decide())).toBe('request-decided')
    expect(await schoolDetails(scope)).toMatchObject({ name: 'De Kompasroos', askedName: null })
    expect((await mailsOf({ recipient: wilma.email }))[0]!.text).toContain('De Kompasroos')
    const listed = await signedIn((await makeSchool()).id, { roles: ['coordinator'] })
    expect(await refused(command(listed.actor, (context) => askName(context, { name: 'Mooier' })))).toBe('name-of-duo')
  })
})
