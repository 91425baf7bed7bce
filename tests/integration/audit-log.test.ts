import { randomUUID } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { beforeEach, describe, expect, test } from 'vitest'
import { scopeOf } from '@/lib/access/actor'
import type { StaffAtSchool } from '@/lib/access/current'
import { exportLog } from '@/lib/audit-log/export-log'
import { readFilter } from '@/lib/audit-log/filter'
import { auditPage } from '@/lib/audit-log/queries'
import { record, type AuditActor, type AuditEntry } from '@/lib/audit/record'
import type { Scope } from '@/lib/platform/db/scope'
import { makeGroup, makePupil, makeSchool, makeUser, next } from '@/prisma/seed/factories'
import { auditOf, everything } from '../support/command'
import { signedIn } from '../support/people'

let schoolId: string
let coordinator: StaffAtSchool
let scope: Scope
beforeEach(async () => {
  schoolId = (await makeSchool()).id
  coordinator = (await signedIn(schoolId, { roles: ['coordinator'], firstName: 'Iris', lastName: 'Dijk' })).actor
  scope = scopeOf(coordinator)
})

const staff = (id: string): AuditActor => ({ kind: 'staff', id, address: '192.0.2.7' })
const system: AuditActor = { kind: 'system', address: null }
const log = (actor: AuditActor, entry: Partial<AuditEntry> = {}, at = schoolId) => record(everything(), actor, { action: 'consent.granted', schoolId: at, ...entry })
const read = async (query: Record<string, string> = {}, as = scope) => (await auditPage(as, readFilter(query, new Date()), null, 100)).lines

describe('DAT-2: who did what, when', () => {
  test('with names of who did it and about whom, newest first; of this school only', async () => {
    const group = await makeGroup(schoolId, { name: 'Bever' })
    const bo = await makePupil(schoolId, group.id, { firstName: 'Bo', lastName: 'Smit' })
    await log(staff(coordinator.userId), { action: 'groups.login-method-set', subjectId: group.id })
    await log({ kind: 'pupil', id: bo.id, address: null }, { action: 'pupil.sign-in-refused', outcome: 'refused', subjectId: bo.id })
    await log(system, { action: 'roster.applied' })
    await log(staff(randomUUID()), { subjectId: 'geen id' })
    await log(staff(coordinator.userId), {}, (await makeSchool()).id)
    expect((await read()).map(({ who, what, about, refused, address }) => [who, what, about, refused, address])).toEqual([
      ['Een medewerker die er niet meer is', 'heeft een uitgeverij aangevinkt', null, false, '192.0.2.7'],
      ['Het portaal', 'import verwerkt', null, false, null],
      ['Bo Smit', 'kon niet inloggen', null, true, null],
      ['Iris Dijk', 'heeft de login methode van een groep gewijzigd', 'Bever', false, '192.0.2.7'],
    ])
  })
  test('things are called by what people know them by: a file, a merger, why the helpdesk looked on, what was refused', async () => {
    const other = await makeSchool({ name: 'De Egel' })
    const { name } = await everything().school.findUniqueOrThrow({ where: { id: schoolId } })
    const file = await everything().rosterImport.create({ data: { schoolId, fileName: 'edex-november.xml' } })
    const theirs = await everything().rosterImport.create({ data: { schoolId: other.id, fileName: 'van-een-ander.xml' } })
    const merge = await everything().schoolMerge.create({ data: { goesId: schoolId, staysId: other.id, report: { goes: { name }, stays: { name: 'De Egel' } } } })
    const looked = await everything().lookOn.create({ data: { schoolId, userId: coordinator.userId, sessionId: randomUUID(), reason: 'de import lukt niet', endsAt: new Date() } })
    await log(system, { action: 'roster.applied', subjectId: file.id })
    await log(system, { action: 'roster.applied', subjectId: theirs.id })
    await log(staff(randomUUID()), { action: 'schools.merged', subjectId: merge.id })
    await log(staff(randomUUID()), { action: 'look-on.begun', subjectId: looked.id })
    await log(staff(coordinator.userId), { action: 'action.refused', outcome: 'refused', details: { permission: 'network.set' } })
    await log(system, { action: 'school.followed-duo', subjectId: schoolId, details: { name: true, address: false } })
    expect((await read()).map(({ about }) => about)).toEqual(['naam', 'de IP-adressen van de school beheren', 'reden: de import lukt niet', `${name} → De Egel`, null, 'edex-november.xml'])
  })
  test('a name from another school is not told, nor found by', async () => {
    const elsewhere = await makeSchool()
    const stranger = (await signedIn(elsewhere.id, { roles: ['teacher'], firstName: 'Vreemde', lastName: 'Eend' })).actor
    const child = await makePupil(elsewhere.id, null, { firstName: 'Kind', lastName: 'Elders' })
    await log(staff(stranger.userId), { subjectId: child.id })
    expect((await read())[0]).toMatchObject({ who: 'Een medewerker die er niet meer is', about: null })
    expect(await read({ wie: 'Vreemde' })).toEqual([])
  })
  test('by person (part of a name, or the address), kind and period; both days belong to it', async () => {
    const teacher = (await signedIn(schoolId, { roles: ['teacher'], firstName: 'Els', lastName: 'Bos' })).actor
    await log(staff(coordinator.userId))
    await log(staff(teacher.userId), { action: 'pupil.badges-issued' })
    expect((await read({ wie: 'els b' })).map(({ who }) => who)).toEqual(['Els Bos'])
    expect((await read({ wie: teacher.email.toUpperCase() })).map(({ who }) => who)).toEqual(['Els Bos'])
    expect((await read({ soort: 'consent' })).map(({ who }) => who)).toEqual(['Iris Dijk'])
    expect(await read({ soort: 'onzin' })).toHaveLength(2)
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date())
    expect(await read({ van: today, tot: today })).toHaveLength(2)
    expect(await read({ tot: '2020-01-01' })).toEqual([])
    expect(await read({ van: '2199-01-01' })).toEqual([])
    expect(await read({ wie: '%' })).toEqual([])
  })
  test('page by page, also where many came at the same moment: each line once', async () => {
    await everything().$executeRawUnsafe(`insert into audit_event (at, school_id, actor_kind, action, outcome) select '2026-11-01T10:00:00Z'::timestamptz + (n / 4) * interval '1 second', '${schoolId}', 'system', 'roster.applied', 'done' from generate_series(1, 25) n`)
    const seen: string[] = []
    let cursor = null
    do {
      const page: Awaited<ReturnType<typeof auditPage>> = await auditPage(scope, readFilter({}, new Date()), cursor, 7)
      seen.push(...page.lines.map(({ id }) => id))
      cursor = page.next
    } while (cursor)
    expect([seen.length, new Set(seen).size]).toEqual([25, 25])
    expect(seen).toEqual([...seen].sort((a, b) => Number(b) - Number(a)))
  })
})

test('HLP-3 ACC-11: the helpdesk sees no software and no pupil’s name', async () => {
  const bo = await makePupil(schoolId, null, { firstName: 'Bo', lastName: 'Smit' })
  for (const action of ['licences.linked', 'shortcuts.downloaded', 'sso.refused'] as const) await log(staff(coordinator.userId), { action })
  await log({ kind: 'pupil', id: bo.id, address: null }, { action: 'pupil.sign-in-refused', outcome: 'refused' })
  const seen = await read({}, { ...scope, lookOn: true })
  expect(seen.map(({ who, what }) => `${who} ${what}`)).toEqual(['een leerling kon niet inloggen'])
  expect(await read({ soort: 'licences' }, { ...scope, lookOn: true })).toEqual([])
})

test('somebody of the helpdesk is called that, unless she works here', async () => {
  const { id } = await makeUser({ email: `hella${next()}@portaal.example`, name: 'Hella Help', helpdesk: true })
  await log(staff(id), { action: 'look-on.begun' })
  await log(staff(id), { action: 'helpdesk.link-sent' })
  expect((await read()).map(({ who, what }) => `${who} ${what}`)).toEqual(['Helpdesk heeft een activatielink gezonden', 'Helpdesk is gaan meekijken'])
})

test('DAT-2: the export is what was found, as CSV without formulas, and stands in the log itself', async () => {
  const evil = (await signedIn(schoolId, { roles: ['teacher'], firstName: '=cmd|x', lastName: '"quoted"; and more' })).actor
  await log(staff(evil.userId))
  await log(system, { action: 'roster.applied' })
  const text = await exportLog(coordinator, readFilter({ soort: 'consent' }, new Date()))
  const rows = parse(text, { delimiter: ';', bom: true }) as string[][]
  expect(rows).toHaveLength(2)
  expect(rows[1]!.slice(1)).toEqual(['\'=cmd|x "quoted"; and more', 'heeft een uitgeverij aangevinkt', '', 'gedaan', '192.0.2.7'])
  expect((await auditOf(schoolId)).at(-1)).toMatchObject({ action: 'audit.exported', details: { lines: 1, kind: 'consent' } })
})
