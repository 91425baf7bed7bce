import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/access/actor'
import { helpdeskDay } from '@/lib/helpdesk/day'
import { watchImports } from '@/lib/helpdesk/imports'
import { countMails, findMails } from '@/lib/helpdesk/mails'
import { findPeople, homeLoginForHelpdesk, personForHelpdesk } from '@/lib/helpdesk/people'
import { resendByHelpdesk } from '@/lib/helpdesk/resend-link'
import { retryMail } from '@/lib/helpdesk/retry-mail'
import { findSchools, schoolForHelpdesk } from '@/lib/helpdesk/schools'
import { pool } from '@/lib/platform/db/pool'
import { jobs, MAIL_TRIES } from '@/lib/platform/jobs'
import { queueMail } from '@/lib/platform/mailer'
import { makeBoard, makeGroup, makeHome, makePupil, makeSchool, makeStaff, makeSubstitute, next } from '@/prisma/seed/factories'
import { auditOf, everything, refused } from '../support/command'
import { beside, helpdeskSignedIn } from '../support/helpdesk'
import { mailsOf } from '../support/mails'

const page = { page: 1, pageSize: 50 }
let helpdesk: StaffActor
beforeAll(async () => void (await jobs()))
beforeEach(async () => {
  helpdesk = (await helpdeskSignedIn()).actor
})

describe('schools', () => {
  const names = async (words: string | null, at = page) => (await findSchools({ words, ...at })).schools.map(({ name }) => name)
  test('by a part of name, BRIN, place and board; signs of SQL are letters', async () => {
    const mark = `Zz${next()}`
    const board = await makeBoard({ number: String(900_000 + next()), name: `Stichting ${mark}bestuur` })
    const school = await makeSchool({ name: `De ${mark}boog 100%`, city: `Plaats${mark}`, boardId: board.id })
    const other = await makeSchool({ name: `Elders ${mark}`, boardId: board.id })
    expect(await names(`${mark.toLowerCase()}BOOG`)).toEqual([school.name])
    expect(await names(school.brin!.toLowerCase())).toEqual([school.name])
    expect(await names(`plaats${mark}`)).toEqual([school.name])
    expect(await names(`${mark}bestuur`)).toEqual([school.name, other.name].sort())
    expect(await names('0%')).toContain(school.name)
    expect(await names(`${mark}_oog`)).toEqual([])
    expect(await names("'; drop table school --")).toEqual([])
  })
  test('pages, with the number of all', async () => {
    const mark = `Rij${next()}x`
    for (const at of ['a', 'b', 'c']) await makeSchool({ name: `${mark} ${at}` })
    const found = await findSchools({ words: mark, page: 2, pageSize: 2 })
    expect(found).toMatchObject({ total: 3, schools: [{ name: `${mark} c` }] })
  })
  test('seven thousand schools are searched by an index', async () => {
    await everything().$executeRawUnsafe(`insert into school (name, brin, board_id) select 'School nummer ' || n, null, (select id from board limit 1) from generate_series(1, 7000) n`)
    await everything().$executeRawUnsafe('analyze school')
    const client = await pool().connect()
    await client.query('begin')
    // So few rows are read through as fast; the index is there for when there are more.
    await client.query('set local enable_seqscan = off')
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain select c.id from school c where lower(c.name || ' ' || coalesce(c.brin, '') || ' ' || coalesce(c.school_key, '') || ' ' || coalesce(c.city, '')) like '%nummer 6999%'`)
    await client.query('rollback')
    client.release()
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('school_words_trgm')
    expect((await findSchools({ words: 'nummer 6999', ...page })).total).toBe(1)
    await everything().school.deleteMany({ where: { name: { startsWith: 'School nummer ' } } })
  })
  test('one school: who runs it and how it stands; not there is null', async () => {
    const school = await makeSchool()
    const group = await makeGroup(school.id)
    await makePupil(school.id, group.id)
    const { user, employment } = await makeStaff(school.id, { roles: ['coordinator'], active: false })
    await makeStaff(school.id, { roles: ['teacher'] })
    const seen = (await schoolForHelpdesk(school.id, new Date()))!
    expect(seen).toMatchObject({ name: school.name, active: true, counts: { pupils: 1, groups: 1, staff: 2, addresses: 2, devices: 0 }, coordinators: [{ id: employment.id, user: { email: user!.email, activatedAt: null } }], lookOns: [], imports: [], lastAt: null })
    expect(await schoolForHelpdesk(randomUUID(), new Date())).toBeNull()
  })
})

describe('people', () => {
  const found = async (words: string) => (await findPeople({ words, ...page })).people
  test('by a part of address or name, with and without a login; a substitute account is nobody', async () => {
    const mark = `q${next()}q`
    const [school, elsewhere] = [await makeSchool(), await makeSchool()]
    const email = `${mark}@school.example`
    await makeStaff(school.id, { roles: ['teacher'], firstName: `Anja${mark}`, lastName: 'Bos', email })
    await makeStaff(elsewhere.id, { roles: ['teacher'], firstName: `Anja${mark}`, lastName: 'Bos', email })
    await makeStaff(school.id, { roles: ['teacher'], firstName: `Zonder${mark}`, email: null })
    const group = await makeGroup(school.id, { name: `Groep ${mark}` })
    await makeSubstitute(school.id, group.id, { name: `Inval ${mark}` })
    expect(await found(mark.toUpperCase())).toMatchObject([
      { name: `Anja${mark} Bos`, email, active: true, schools: [school.name, elsewhere.name].sort() },
      { name: `Inval ${mark}`, active: true, schools: [school.name] },
      { name: `Zonder${mark} Voorbeeld`, email: null, userId: null, active: false },
    ])
    expect(await found('   ')).toEqual([])
    expect(await found(`%${mark}`)).toEqual([])
  })
  test('who was invited and has not been in yet is one person, with the schools that asked and the way to the links', async () => {
    const mark = `q${next()}q`
    const [school, elsewhere] = [await makeSchool(), await makeSchool()]
    const invited = await makeStaff(school.id, { roles: ['teacher'], firstName: `Ine${mark}`, lastName: 'Bos', email: `${mark}@school.example`, active: false })
    await everything().employment.update({ where: { id: invited.employment.id }, data: { userId: null, invitedEmail: invited.user!.email } })
    await makeStaff(elsewhere.id, { roles: ['teacher'], firstName: `Ine${mark}`, lastName: 'van den Bos', email: null }).then(({ employment }) => everything().employment.update({ where: { id: employment.id }, data: { invitedEmail: invited.user!.email } }))
    const one = [{ userId: invited.user!.id, email: invited.user!.email, active: false, schools: [school.name, elsewhere.name].sort() }]
    expect(await found(mark)).toMatchObject(one)
    expect(await found(`${mark} van den`), 'by the name that only the school gave').toMatchObject(one)
  })
  test('one person: work, invitations, links and how their mails stand', async () => {
    const school = await makeSchool()
    const { user } = await makeStaff(school.id, { roles: ['teacher'], active: false })
    await beside(helpdesk, (context) => resendByHelpdesk(context, { userId: user!.id }))
    const seen = (await personForHelpdesk(user!.id))!
    expect(seen).toMatchObject({ activatedAt: null, employments: [{ school: { name: school.name } }], links: [{ purpose: 'activation', email: user!.email, school: school.name, sentAt: null, spentAt: null, attempts: 0 }] })
    expect(JSON.stringify(seen)).not.toMatch(/password|token_?hash/i)
    expect(await personForHelpdesk(randomUUID())).toBeNull()
  })
  test('(Her)zend: to who is inactief or was invited; the mail of the school, audited there; not to who can log in, not without end', async () => {
    const school = await makeSchool()
    const { user } = await makeStaff(school.id, { roles: ['teacher'], active: false })
    for (let n = 0; n < 10; n += 1) await beside(helpdesk, (context) => resendByHelpdesk(context, { userId: user!.id }))
    expect(await refused(beside(helpdesk, (context) => resendByHelpdesk(context, { userId: user!.id })))).toBe('staff-link-limit')
    expect((await mailsOf({ recipient: user!.email })).at(-1)!.text).toContain('/login/wachtwoord/')
    expect((await auditOf(school.id)).at(-1)).toMatchObject({ action: 'helpdesk.link-sent', subjectId: user!.id, actorKind: 'staff' })
    const active = await makeStaff(school.id, { roles: ['teacher'] })
    expect(await refused(beside(helpdesk, (context) => resendByHelpdesk(context, { userId: active.user!.id })))).toBe('already-active')
    expect(await refused(beside(helpdesk, (context) => resendByHelpdesk(context, { userId: randomUUID() })))).toBe('not-found')
    // Logs in elsewhere, and was invited here: gets the link to say yes.
    const invited = await makeStaff((await makeSchool()).id, { roles: ['teacher'], email: null })
    await everything().employment.update({ where: { id: invited.employment.id }, data: { invitedEmail: active.user!.email } })
    await beside(helpdesk, (context) => resendByHelpdesk(context, { userId: active.user!.id }))
    expect(await everything().mailToken.findFirst({ where: { userId: active.user!.id } })).toMatchObject({ purpose: 'activation', sentBySchool: invited.employment.schoolId })
  })
  test('a parent by the whole address only: how it stands, how many children where, no names', async () => {
    const school = await makeSchool()
    const group = await makeGroup(school.id)
    const children = [await makePupil(school.id, group.id, { firstName: 'Bo' }), await makePupil(school.id, group.id, { firstName: 'Aad' })]
    const email = `ouder${next()}@thuis.example`
    await makeHome(email, children)
    const seen = await homeLoginForHelpdesk(` ${email.toUpperCase()} `)
    expect(seen).toMatchObject({ email, active: true, schools: [{ name: school.name, children: 2 }] })
    expect(JSON.stringify(seen)).not.toMatch(/Bo|Aad/)
    for (const text of [email.slice(0, -1), '%', 'ouder', '']) expect(await homeLoginForHelpdesk(text)).toBeNull()
  })
})

describe('mails', () => {
  const write = async (data: object = {}) => {
    const recipient = `post${next()}@school.example`
    await queueMail(everything(), { key: randomUUID(), schoolId: null, recipient, subject: 'Kies een wachtwoord', html: 'https://geheim', text: 'https://geheim' })
    const { id } = await everything().outboxMail.findFirstOrThrow({ where: { recipient }, select: { id: true } })
    await everything().outboxMail.update({ where: { id }, data })
    return { id, recipient }
  }
  const stateOf = async (recipient: string) => (await findMails({ words: recipient, state: null, ...page })).mails[0]!.state
  test.each<[string, object]>([
    ['waiting', {}], ['delayed', { attempts: 2, lastError: 'no connection' }], ['sent', { sentAt: new Date(), contentCipher: null, attempts: 1 }],
    ['failed', { failedAt: new Date(), contentCipher: null, attempts: 1, lastError: 'SMTP 550' }], ['failed', { attempts: MAIL_TRIES }], ['failed', { contentCipher: null }],
  ])('%s: %j', async (state, data) => {
    const { recipient } = await write(data)
    expect(await stateOf(recipient)).toBe(state)
    for (const each of ['failed', 'delayed', 'waiting', 'sent'] as const) expect((await findMails({ words: recipient, state: each, ...page })).total, each).toBe(each === state ? 1 : 0)
  })
  test('never what a mail says; found by recipient and subject', async () => {
    const { recipient } = await write()
    const { mails } = await findMails({ words: recipient.toUpperCase(), state: null, ...page })
    expect(JSON.stringify(mails)).not.toMatch(/geheim|cipher/i)
    expect((await findMails({ words: 'kies een wacht', state: null, page: 1, pageSize: 1 })).total).toBeGreaterThan(0)
    expect((await countMails()).map(({ state }) => state)).toEqual(['failed', 'delayed', 'waiting', 'sent'])
  })
  test('Probeer nu: only what is still on its way', async () => {
    const waiting = await write({ attempts: 3 })
    await everything().$executeRawUnsafe(`delete from pgboss.job where name = 'mail.send'`)
    await beside(helpdesk, (context) => retryMail(context, { mailId: waiting.id }))
    const queued = await everything().$queryRawUnsafe<{ data: object }[]>(`select data from pgboss.job where name = 'mail.send'`)
    expect(queued).toEqual([{ data: { mailId: waiting.id } }])
    for (const data of [{ sentAt: new Date() }, { failedAt: new Date() }, { contentCipher: null }]) {
      const { id } = await write(data)
      expect(await refused(beside(helpdesk, (context) => retryMail(context, { mailId: id })))).toBe('mail-gone')
    }
  })
})

describe('imports', () => {
  test('failed, held and refused first; findings by their codes, without anybody’s name', async () => {
    const school = await makeSchool({ name: `Importschool ${next()}` })
    const make = (status: 'applied' | 'failed' | 'held' | 'refused', ago: number) =>
      everything().rosterImport.create({ data: { schoolId: school.id, fileName: 'klas van juf Daan.xml', status, createdAt: new Date(Date.now() - ago * 3_600_000), findings: [{ code: 'pupil.no-name', severity: 'error', subject: 'Daan C.', line: 3 }, { code: 'pupil.no-name', severity: 'error', subject: 'Bo V.' }, { code: 'group.empty', severity: 'notice' }] } })
    await make('applied', 1)
    await make('refused', 2)
    await make('held', 3)
    await make('failed', 4)
    await make('failed', 24 * 15)
    const { imports, total } = await watchImports({ words: school.brin, status: null, ...page })
    expect(imports.map(({ status }) => status)).toEqual(['failed', 'held', 'refused', 'applied'])
    expect(total).toBe(4)
    expect(imports[0]!.findings).toEqual([{ code: 'pupil.no-name', severity: 'error', count: 2 }, { code: 'group.empty', severity: 'notice', count: 1 }])
    expect(JSON.stringify(imports)).not.toMatch(/Daan|Bo V|juf/)
    expect((await watchImports({ words: school.brin, status: 'held', ...page })).total).toBe(1)
  })
  test('the day of the helpdesk counts what waits', async () => {
    const before = await helpdeskDay(new Date())
    const school = await makeSchool()
    await everything().rosterImport.create({ data: { schoolId: school.id, fileName: 'x', status: 'held' } })
    await everything().schoolClosing.create({ data: { schoolId: school.id, requestedAt: new Date() } })
    const after = await helpdeskDay(new Date())
    expect([after.schools - before.schools, after.importsWaiting - before.importsWaiting, after.closings - before.closings]).toEqual([1, 1, 1])
  })
})
