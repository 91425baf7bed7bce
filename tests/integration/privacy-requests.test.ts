import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { agreedTo } from '@/lib/consent/terms'
import type { StaffAtSchool } from '@/lib/access/current'
import { createSession } from '@/lib/access/session'
import { issueMailLink } from '@/lib/access/mail-link'
import { pool } from '@/lib/platform/db/pool'
import { accessReport, KEPT_NOT_SHOWN, type AccessReport } from '@/lib/privacy/access-report'
import { erasePerson } from '@/lib/privacy/erase-person'
import { findParent, findPeople } from '@/lib/privacy/find-people'
import { models } from '@/lib/privacy/kept'
import { downloadAccessReport } from '@/lib/privacy/make-report'
import type { SubjectKind } from '@/lib/privacy/person-rules'
import { sealReport, sealRoster, sealUndo } from '@/lib/roster/staged'
import { group, pupil as rosterPupil, roster } from '@/lib/roster/test-support'
import { addPerson } from '@/lib/staff/add-person'
import { endEmployment } from '@/lib/staff/set-roles'
import { beginDraft } from '@/lib/xml-maker/store'
import { giveConsent, giveLicence, grantToGroups, makeGroup, makeHome, makePupil, makeSchool, makeStaff, makeSubstitute, next } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { pupilCookie, seedTestPublishers, signedIn } from '../support/people'

const NOW = new Date()
let ict: StaffAtSchool
const scope = () => ({ schoolId: ict.school.id, groupIds: 'all' as const })
const report = async (kind: SubjectKind, id: string) => (await accessReport(scope(), kind, id, 180))!
const partOf = ({ parts }: AccessReport, model: string) => parts.find((part) => part.model === model)
const erase = (kind: SubjectKind, id: string, typed: string) => refused(command(ict, (context) => erasePerson(context, { kind, id, typed }), NOW))
beforeAll(seedTestPublishers)
beforeEach(async () => void (ict = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor))

/** A pupil with everything that hangs on one. */
async function child({ removed = true } = {}) {
  const schoolId = ict.school.id
  const inGroup = await makeGroup(schoolId, { name: 'Egels' })
  const pupil = await makePupil(schoolId, inGroup.id, { firstName: 'Aad', prefix: 'van', lastName: `Aa${next()}`, pin: '4711', eckId: `https://ketenid.nl/${next()}` })
  const home = await makeHome(`ouder${next()}@thuis.example`, [pupil])
  const licence = (await everything().licence.findFirst({ where: { schoolId } })) ?? (await giveLicence(schoolId, 'groeimeter'))
  await grantToGroups(schoolId, licence.id, [inGroup.id])
  await everything().pairwiseSubject.create({ data: { personId: pupil.id, sector: 'rezulto.example', subject: `schuil-${pupil.id}` } })
  await pupilCookie(pupil)
  await issueMailLink(everything(), { purpose: 'activation', account: { homeAccountId: home.id }, email: home.email, schoolId, mailKey: `x-${home.id}` }, NOW)
  await everything().outboxMail.create({ data: { key: `x-${home.id}`, schoolId, recipient: home.email, subject: 'Thuis inloggen' } })
  if (removed) await everything().pupil.update({ where: { id: pupil.id }, data: { removedAt: NOW } })
  return { pupil, home, name: `Aad van ${pupil.lastName}` }
}

describe('DAT-3: the access report', () => {
  test('has everything of a pupil, with words for people, and of nobody else', async () => {
    const [{ pupil, home }, other] = [await child({ removed: false }), await makePupil(ict.school.id, null, { firstName: 'Iemand', lastName: 'Anders' })]
    const made = await report('pupil', pupil.id)
    for (const model of ['Pupil', 'PupilHome', 'LicencePerson', 'PairwiseSubject', 'Session']) expect(partOf(made, model)?.rows.length, model).toBe(1)
    expect(partOf(made, 'Pupil')!.rows[0]).toMatchObject({ firstName: 'Aad', groupName: 'Egels', eckId: expect.stringContaining('ketenid.nl') })
    expect(partOf(made, 'PupilHome')!.rows[0]).toMatchObject({ homeAddress: home.email })
    expect(partOf(made, 'LicencePerson')!.rows[0]).toMatchObject({ title: expect.any(String) })
    expect(JSON.stringify(made.parts)).not.toContain(other.id)
    expect(made.alsoKept.map(({ what }) => what)).toContain('Imports')
  })

  test('names secrets and shows none: no pin, no hash, no cipher', async () => {
    const { pupil } = await child({ removed: false })
    const made = await report('pupil', pupil.id)
    expect(partOf(made, 'Pupil')!.rows[0]).toMatchObject({ pinCipher: KEPT_NOT_SHOWN, pictureCipher: KEPT_NOT_SHOWN })
    const text = JSON.stringify(made.parts)
    expect(text).not.toContain('4711')
    expect(text).not.toMatch(/"type":"Buffer"|"0":\d+,"1":\d+/)
    const { employment } = await makeStaff(ict.school.id, { roles: ['teacher'] })
    const staff = await report('staff', employment.id)
    expect(partOf(staff, 'User')!.rows[0]).toMatchObject({ passwordHash: KEPT_NOT_SHOWN })
    expect(JSON.stringify(staff.parts)).not.toContain('$2')
  })

  test('of staff at several schools: only this school’s part', async () => {
    const email = `twee${next()}@school.example`
    const [here, there] = [await makeStaff(ict.school.id, { roles: ['teacher'], email }), await makeStaff((await makeSchool()).id, { roles: ['coordinator'], email })]
    for (const { employment } of [here, there]) await createSession({ kind: 'staff', userId: here.user!.id, schoolId: employment.schoolId, employmentId: employment.id, address: '127.0.0.1' })
    await everything().consent.create({ data: { ...agreedTo(await everything().publisher.findFirstOrThrow()), schoolId: there.employment.schoolId, grantedById: here.user!.id } })
    const made = await report('staff', here.employment.id)
    expect(partOf(made, 'Employment')!.rows).toHaveLength(1)
    expect(partOf(made, 'Session')!.rows).toHaveLength(1)
    expect(JSON.stringify(made.parts)).not.toContain(there.employment.schoolId)
  })

  test('what somebody did is told by when, not by what', async () => {
    await giveConsent(ict.school.id, 'cito')
    await everything().consent.updateMany({ where: { schoolId: ict.school.id }, data: { grantedById: ict.userId } })
    const made = await report('staff', ict.employmentId)
    expect(partOf(made, 'Consent')!.did).toHaveLength(1)
    expect(Object.keys(partOf(made, 'Consent')!.did[0]!)).not.toContain('publisherId')
  })

  test('another school’s person is not there', async () => {
    const { pupil } = await child()
    const elsewhere = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
    expect(await accessReport({ schoolId: elsewhere.school.id, groupIds: 'all' }, 'pupil', pupil.id, 180)).toBeNull()
    expect(await downloadAccessReport(elsewhere, 'pupil', pupil.id)).toBeNull()
    expect(await refused(command(elsewhere, (context) => erasePerson(context, { kind: 'pupil', id: pupil.id, typed: 'x' })))).toBe('not-found')
    expect(await auditOf(elsewhere.school.id)).toEqual([])
  })

  test('as a file, audited, with who gets data', async () => {
    await giveConsent(ict.school.id, 'malmberg')
    const { pupil, name } = await child()
    const response = (await downloadAccessReport(ict, 'pupil', pupil.id))!
    expect(response.headers.get('content-disposition')).toContain('.json')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const body = (await response.json()) as { of: object; kept: { table: string }[]; receivers: { name: string }[] }
    expect(body.of).toMatchObject({ kind: 'pupil', name })
    expect(body.kept.map(({ table }) => table)).toContain('Pupil')
    expect(body.receivers.map((each) => each.name)).toEqual(['Malmberg'])
    expect(await auditOf(ict.school.id)).toEqual([expect.objectContaining({ action: 'privacy.report-made', subjectId: pupil.id, details: { of: 'pupil', form: 'file' } })])
  })
})

describe('DAT-3: who is looked for', () => {
  test('by all words of a name, those who left included; nothing finds nobody', async () => {
    const { pupil, name } = await child()
    expect(await findPeople(scope(), name.toLowerCase())).toMatchObject([{ kind: 'pupil', id: pupil.id, removedAt: NOW }])
    expect(await findPeople(scope(), 'Aad Zomermaand')).toEqual([])
    expect(await findPeople(scope(), '  ')).toEqual([])
    expect(await findPeople(scope(), '%')).toEqual([])
  })
  test('a parent by the exact address, at this school only', async () => {
    const { home } = await child()
    expect(await command(ict, (context) => findParent(context, { email: home.email }))).toEqual({ id: home.id })
    const elsewhere = await makeHome(`elders${next()}@thuis.example`, [await makePupil((await makeSchool()).id, null)])
    for (const email of [elsewhere.email, home.email.slice(1), 'niemand@thuis.example']) expect(await refused(command(ict, (context) => findParent(context, { email })))).toBe('address-not-here')
  })
})

describe('DAT-3: erasing', () => {
  test('takes everything of a pupil who left: identifiers, parents’ logins, mails; and counts it', async () => {
    const { pupil, home, name } = await child()
    expect(await erase('pupil', pupil.id, name)).toBeUndefined()
    const id = pupil.id
    expect(await Promise.all([
      everything().pupil.count({ where: { id } }), everything().pupilHome.count({ where: { pupilId: id } }), everything().pairwiseSubject.count({ where: { personId: id } }), everything().licencePerson.count({ where: { pupilId: id } }),
      everything().session.count({ where: { pupilId: id } }), everything().homeAccount.count({ where: { id: home.id } }), everything().outboxMail.count({ where: { recipient: home.email } }),
    ])).toEqual([0, 0, 0, 0, 0, 0, 0])
    expect(await accessReport(scope(), 'pupil', id, 180)).toBeNull()
    expect(await everything().erasureCount.findMany({ where: { schoolId: ict.school.id }, select: { kind: true, count: true } })).toEqual([{ kind: 'pupils', count: 1 }])
    expect(await auditOf(ict.school.id)).toEqual([expect.objectContaining({ action: 'privacy.erased', subjectId: id, details: { of: 'pupil' } })])
  })

  test('afterwards the name, the address of home and the identifiers stand in no table at all; the number stands in the log only', async () => {
    const { pupil, home, name } = await child()
    const standing = async (text: string) => {
      const tables = (await pool().query<{ name: string }>("select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")).rows
      const found = await Promise.all(tables.map(async (table) => ((await pool().query(`select 1 from ${table.name} t where t::text like $1 limit 1`, [`%${text}%`])).rowCount ? [table.name] : [])))
      return found.flat().sort()
    }
    expect(await standing(pupil.id), 'there is something to erase').toEqual(expect.arrayContaining(['pupil', 'pupil_home', 'pairwise_subject', 'session']))
    expect(await standing(home.email)).toEqual(expect.arrayContaining(['home_account', 'outbox_mail']))
    expect(await erase('pupil', pupil.id, name)).toBeUndefined()
    expect(await standing(pupil.id)).toEqual(['audit_event'])
    for (const text of [pupil.lastName!, home.email, home.id, `schuil-${pupil.id}`]) expect(await standing(text), text).toEqual([])
  })

  test('not who is active, not on a wrong name: nothing is touched', async () => {
    const [active, gone] = [await child({ removed: false }), await child()]
    expect(await erase('pupil', active.pupil.id, active.name)).toBe('erase-active')
    expect(await erase('pupil', gone.pupil.id, 'Aad')).toBe('erase-not-confirmed')
    expect(await erase('staff', ict.employmentId, 'wie dan ook')).toBe('erase-active')
    expect(await everything().pupil.count({ where: { id: { in: [active.pupil.id, gone.pupil.id] } } })).toBe(2)
  })

  test('not while an import waits that brings the person back', async () => {
    const { pupil, name } = await child()
    const place = { schoolId: ict.school.id, id: randomUUID() }
    const waiting = (key: string) => sealRoster(roster({ groups: [group('g5')], pupils: [rosterPupil(key, { groupKey: 'g5', firstName: 'Een', lastName: 'Ander' })] }), place)
    const row = await everything().rosterImport.create({ data: { ...place, status: 'scheduled', fileName: 'x.xml', rosterCipher: waiting(pupil.lasKey!) } })
    expect(await erase('pupil', pupil.id, name)).toBe('erase-import-waits')
    await everything().rosterImport.update({ where: { id: row.id }, data: { rosterCipher: waiting('iemand-anders') } })
    expect(await erase('pupil', pupil.id, name)).toBeUndefined()
  })

  test('what imports and drafts still hold of the person goes; what is of others stays', async () => {
    const { pupil, name } = await child()
    const make = (about: string, name: string) => {
      const place = { schoolId: ict.school.id, id: randomUUID() }
      const undoCipher = sealUndo({ groups: [], pupils: [{ id: about, before: null, after: {} }], staff: [] }, place)
      const reportCipher = sealReport({ groups: [{ key: null, name: 'Zonder groep', act: null, changes: [], people: [{ name, kind: 'pupils', act: 'added', changes: [] }] }], names: [] }, place)
      return everything().rosterImport.create({ data: { ...place, status: 'applied', fileName: 'x.xml', undoCipher, reportCipher, findings: [{ code: 'x', name }] } })
    }
    const [mine, theirs] = [await make(pupil.id, name), await make('22222222-2222-4222-8222-222222222222', 'Iemand Anders')]
    const draft = (firstName: string, lastName: string) => ({ draft: { schoolYear: '2026-2027', groups: [], staff: [], pupils: [{ id: 'a', key: 'k', firstName, prefix: '', lastName, initials: '', yearGroup: '', groups: [], combined: [] }] }, eckIds: {} })
    const owner = { schoolId: ict.school.id, userId: ict.userId }
    const second = { schoolId: ict.school.id, userId: (await makeStaff(ict.school.id, { roles: ['coordinator'] })).user!.id }
    await beginDraft(everything() as never, owner, draft('Aad', pupil.lastName!), NOW)
    await beginDraft(everything() as never, second, draft('Iemand', 'Anders'), NOW)
    expect(await erase('pupil', pupil.id, name)).toBeUndefined()
    const [a, b] = await Promise.all([mine, theirs].map(({ id }) => everything().rosterImport.findUniqueOrThrow({ where: { id } })))
    expect([a!.reportCipher, b!.reportCipher], 'reports hold names of then, which nobody can search by: all go').toEqual([null, null])
    expect([a!.undoCipher, a!.findings, b!.undoCipher !== null, (b!.findings as unknown[]).length]).toEqual([null, [], true, 1])
    expect((await everything().rosterDraft.findMany({ where: { schoolId: ict.school.id } })).map(({ userId }) => userId)).toEqual([second.userId])
  })

  test('staff: the work here goes; a login that serves another school stays for that one', async () => {
    const email = `weg${next()}@school.example`
    const gone = await makeStaff(ict.school.id, { roles: ['teacher'], firstName: 'Els', lastName: 'Weg', email })
    const there = await makeStaff((await makeSchool()).id, { roles: ['teacher'], email })
    await everything().employment.update({ where: { id: gone.employment.id }, data: { removedAt: NOW } })
    for (const schoolId of [ict.school.id, there.employment.schoolId]) await everything().outboxMail.create({ data: { key: `m-${schoolId}`, schoolId, recipient: email, subject: 'x' } })
    expect(await erase('staff', gone.employment.id, 'Els Weg')).toBeUndefined()
    expect(await everything().employment.findMany({ where: { userId: gone.user!.id }, select: { id: true } })).toEqual([{ id: there.employment.id }])
    expect((await everything().outboxMail.findMany({ where: { recipient: email } })).map(({ schoolId }) => schoolId)).toEqual([there.employment.schoolId])
    expect(await everything().user.count({ where: { id: gone.user!.id } })).toBe(1)
  })

  test('staff: so does the request by which somebody became coordinator here, and only here', async () => {
    const gone = await makeStaff(ict.school.id, { roles: ['coordinator'], firstName: 'Els', lastName: 'Weg' })
    const request = (madeSchoolId: string, email: string) => everything().accountRequest.create({
      data: { reference: `A-${next()}`, tokenHash: Buffer.from(`t${next()}`), kind: 'coordinator', schoolKind: 'primary', status: 'approved', boardName: 'B', boardNumber: '41001', schoolName: 'S', signatoryName: 'N', signatoryEmail: 'n@b.example', firstName: 'Els', lastName: 'Weg', email, madeSchoolId, sentAt: NOW, decidedAt: NOW, pdfCipher: Buffer.from('x'), pdfSize: 1 },
    })
    const [mine, elsewhere, other] = [await request(ict.school.id, gone.email!), await request((await makeSchool()).id, gone.email!), await request(ict.school.id, 'ander@b.example')]
    expect((await report('staff', gone.employment.id)).alsoKept.map(({ what }) => what)).toContain('Aanvragen van een schoolaccount')
    await everything().employment.update({ where: { id: gone.employment.id }, data: { removedAt: NOW } })
    expect(await erase('staff', gone.employment.id, 'Els Weg')).toBeUndefined()
    expect((await everything().accountRequest.findMany({ where: { id: { in: [mine.id, elsewhere.id, other.id] } } })).map(({ id }) => id).sort()).toEqual([elsewhere.id, other.id].sort())
  })

  test('staff who never answered the invitation: the login that nobody used and its links go; one that is used, or invited elsewhere, stays there', async () => {
    const there = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
    const invite = (email: string, actor = ict) => command(actor, (context) => addPerson(context, { firstName: 'Els', prefix: null, lastName: 'Weg', email, roles: ['supportStaff'], groupIds: [] }))
    const [fresh, both, used] = [`nooit${next()}@school.example`, `beide${next()}@school.example`, `elders${next()}@school.example`]
    await makeStaff(there.school.id, { roles: ['teacher'], email: used })
    await invite(both, there)
    for (const email of [fresh, both, used]) {
      await invite(email)
      const { id } = await everything().employment.findFirstOrThrow({ where: { schoolId: ict.school.id, invitedEmail: email } })
      await command(ict, (context) => endEmployment(context, { employmentId: id }))
      expect(await erase('staff', id, 'Els Weg')).toBeUndefined()
      expect(await everything().mailToken.count({ where: { email, sentBySchool: ict.school.id } })).toBe(0)
    }
    const left = async (email: string) => [await everything().user.count({ where: { email } }), await everything().mailToken.count({ where: { email } })]
    expect([await left(fresh), await left(both), await left(used)]).toEqual([[0, 0], [1, 1], [1, 0]])
  })

  test('staff who work nowhere else: the login goes too; who stands in here today is active', async () => {
    const gone = await makeStaff(ict.school.id, { roles: ['teacher'], firstName: 'Els', lastName: 'Weg' })
    const inGroup = await makeGroup(ict.school.id)
    await everything().employment.update({ where: { id: gone.employment.id }, data: { removedAt: NOW } })
    const stands = await makeSubstitute(ict.school.id, inGroup.id, { email: gone.email!, name: 'Els Weg' })
    expect(await erase('staff', gone.employment.id, 'Els Weg')).toBe('erase-active')
    await everything().employment.update({ where: { id: stands.employment.id }, data: { userId: null, endsAt: null } })
    await everything().substitution.update({ where: { id: stands.substitution.id }, data: { endedAt: NOW } })
    expect(await erase('staff', gone.employment.id, 'els weg')).toBeUndefined()
    expect(await everything().user.count({ where: { id: gone.user!.id } })).toBe(0)
    expect(await everything().substitution.findUniqueOrThrow({ where: { id: stands.substitution.id } })).toMatchObject({ name: 'gewist', email: '' })
  })

  test('a parent: not while the address stands at a child that is here; then the place and, where it opens nothing else, the login', async () => {
    const { home, pupil } = await child()
    const sister = await makePupil(ict.school.id, null)
    await everything().pupilHome.create({ data: { schoolId: ict.school.id, pupilId: sister.id, slot: 1, homeAccountId: home.id } })
    expect(await erase('parent', home.id, home.email)).toBe('erase-address-in-use')
    await everything().pupilHome.deleteMany({ where: { pupilId: sister.id } })
    expect(await erase('parent', home.id, home.email)).toBeUndefined()
    expect(await everything().homeAccount.count({ where: { id: home.id } })).toBe(0)
    expect(await everything().pupil.count({ where: { id: pupil.id } })).toBe(1)
  })

  test('a parent with a child at another school keeps the login there', async () => {
    const { home } = await child()
    await everything().pupilHome.create({ data: { ...(({ id, schoolId }) => ({ pupilId: id, schoolId }))(await makePupil((await makeSchool()).id, null)), slot: 1, homeAccountId: home.id } })
    expect(await erase('parent', home.id, home.email)).toBeUndefined()
    expect(await everything().pupilHome.count({ where: { homeAccountId: home.id } })).toBe(1)
  })
})

describe('DAT-3: a new table cannot be forgotten', () => {
  /** What points at people without going with them, and who lets it go. */
  const BY_HAND = ['pairwise_subject', 'substitution', 'audit_event', 'outbox_mail', 'roster_draft', 'mail_token']
  test('whatever has a pupil_id or employment_id goes with that person, by its foreign key', async () => {
    const { rows } = await pool().query<{ table: string; column: string; rule: string }>(`
      select c.conrelid::regclass::text as table, a.attname as column, c.confdeltype::text as rule from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
      where c.contype = 'f' and c.confrelid in ('pupil'::regclass, 'employment'::regclass) and a.attname in ('pupil_id', 'employment_id')`)
    const goes = new Set(rows.filter(({ rule }) => rule === 'c').map(({ table, column }) => `${table.replaceAll('"', '')}.${column}`))
    const points = models.filter(({ table }) => !BY_HAND.includes(table)).flatMap(({ table, fields }) => fields.filter(({ column }) => column === 'pupil_id' || column === 'employment_id').map(({ column }) => `${table}.${column}`))
    expect(points.length).toBeGreaterThan(5)
    expect(points.filter((place) => !goes.has(place))).toEqual([])
  })
})
