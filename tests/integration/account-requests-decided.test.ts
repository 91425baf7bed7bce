import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { approveRequest } from '@/lib/account-requests/approve-request'
import { dropOldRequests } from '@/lib/account-requests/housekeeping'
import { requestQueue, requestToDecide } from '@/lib/account-requests/queries'
import { rejectRequest } from '@/lib/account-requests/reject-request'
import { READY_REASONS } from '@/lib/account-requests/rules'
import { rejectInput } from '@/lib/account-requests/schema'
import { linkView } from '@/lib/staff/set-password'
import { lockStaffAddresses } from '@/lib/staff/sql-addresses'
import { makeSchool, makeStaff, next } from '@/prisma/seed/factories'
import { auditOf, everything, refused } from '../support/command'
import { mailsOf } from '../support/mails'
import { begun, beside, fieldsOf, helpdesk, listedAtDuo, sent, typed } from '../support/requests'

/** Approves; a board that differs from DUO's is confirmed as it stands on the page, unless `more` says otherwise. */
const approve = async (requestId: string, more: { schoolId?: string; schoolKey?: string; otherBoard?: string | undefined } = {}, who?: Awaited<ReturnType<typeof helpdesk>>) => {
  const { actor } = who ?? (await helpdesk())
  const otherBoard = (await requestToDecide(requestId, new Date()))?.boards?.atDuo
  return beside(actor, (context) => approveRequest(context, { requestId, ...(otherBoard ? { otherBoard } : {}), ...more }))
}
const schoolOf = (brin: string) => everything().school.findUnique({ where: { brin }, include: { board: true, employments: { include: { user: true } } } })

describe('ACC-1, ACC-3: the helpdesk approves', () => {
  test('a new account: name, address and board of DUO, an INSTELLING_REF, the coordinator with an activation link, mails, audit', async () => {
    const duo = await listedAtDuo()
    const input = typed({ brin: duo.brin })
    const id = await sent(input)
    expect((await requestToDecide(id, new Date()))!.compared.map(({ same }) => same)).toEqual([false, false, false])
    await approve(id)
    const school = (await schoolOf(duo.brin))!
    expect(school).toMatchObject({ name: duo.name, street: 'Duolaan', postalCode: '1234AB', kind: 'primary', board: { number: duo.boardNumber, name: duo.boardName }, schoolRef: expect.stringMatching(/^[0-9a-f-]{36}$/) })
    expect(school.employments).toMatchObject([{ roles: ['coordinator'], firstName: 'Vera', prefix: 'de', lastName: 'Vogel', user: { email: input.email, activatedAt: null } }])
    const [mail] = await mailsOf({ recipient: String(input.email) })
    const token = /login\/wachtwoord\/([0-9a-f-]{36})/.exec(mail!.text)![1]!
    expect(await linkView(token, new Date())).toEqual({ email: input.email, first: true, coordinator: true })
    expect((await mailsOf({ recipient: String(input.signatoryEmail) })).at(-1)!.text).toContain('Vera de Vogel')
    expect((await auditOf(school.id)).map(({ action }) => action)).toEqual(['school.made', 'request.approved', 'staff.added'])
    expect((await auditOf(school.id)).find(({ action }) => action === 'request.approved')?.details, 'that the KvK was looked at is kept').toEqual({ kind: 'account', checked: true, otherBoard: true })
  })

  test('somebody who is being invited there at the same moment is one person, not two', async () => {
    const { brin } = await listedAtDuo()
    const school = await makeSchool({ brin })
    const email = `tegelijk${next()}@school.example`
    const id = await sent({ brin, kind: 'coordinator', email })
    let approving: Promise<unknown> | undefined
    const waiting = async () => (await everything().$queryRaw<{ count: bigint }[]>`select count(*) from pg_locks l join pg_database d on d.oid = l.database where d.datname = current_database() and l.locktype = 'advisory' and not l.granted`)[0]!.count > 0n
    await everything().$transaction(async (tx) => {
      await lockStaffAddresses(tx, school.id)
      let over = false
      approving = approve(id).finally(() => (over = true))
      // Until it waits for who sets addresses; or, if it ever waits for nobody, until it is through.
      await expect.poll(async () => over || (await waiting())).toBe(true)
      await tx.employment.create({ data: { schoolId: school.id, roles: ['supportStaff'], firstName: 'Vera', lastName: 'Vogel', invitedEmail: email } })
    })
    await approving
    expect(await everything().employment.findMany({ where: { schoolId: school.id }, select: { roles: true, invitedEmail: true, user: { select: { email: true } } } })).toEqual([{ roles: ['supportStaff', 'coordinator'], invitedEmail: null, user: { email } }])
  })

  test('two of the helpdesk on one request: the first wins, the second is told, and nothing happens twice', async () => {
    const { brin } = await listedAtDuo()
    const input = typed({ brin })
    const id = await sent(input)
    const [one, two] = [await helpdesk(), await helpdesk()]
    const answers = await Promise.all([refused(approve(id, {}, one)), refused(approve(id, {}, two)), refused(beside(two.actor, (context) => rejectRequest(context, { requestId: id, reason: 'Dit klopt niet.' })))])
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(1)
    expect(answers.filter((answer) => answer === 'request-decided')).toHaveLength(2)
    expect((await mailsOf({ recipient: String(input.signatoryEmail) })).filter(({ key }) => /approved|rejected/.test(key))).toHaveLength(1)
  })

  test('two requests for one school at the same moment make one account', async () => {
    const { brin } = await listedAtDuo()
    const ids = [await sent({ brin }), await sent({ brin })]
    const answers = await Promise.all(ids.map((id) => refused(approve(id))))
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(1)
    expect((await schoolOf(brin))!.employments).toHaveLength(1)
    expect((await requestToDecide(ids[0]!, new Date()))!.alike.map(({ id }) => id)).toContain(ids[1])
    const loser = ids[answers.findIndex((answer) => answer !== undefined)]!
    expect(['request-account-exists', 'request-other-approved']).toContain(answers.find((answer) => answer !== undefined))
    expect(await requestToDecide(loser, new Date())).toMatchObject({ request: { status: 'open' }, overtaken: 'account-exists' })
  })

  test('two requests for one school, one after the other: the second makes no second account, and can be rejected with a ready reason', async () => {
    const { brin } = await listedAtDuo()
    const [first, second] = [await sent({ brin }), await sent({ brin })]
    await approve(first)
    expect(await refused(approve(second))).toBe('request-account-exists')
    expect((await schoolOf(brin))!.employments).toHaveLength(1)
    const { overtaken } = (await requestToDecide(second, new Date()))!
    const { actor } = await helpdesk()
    const { requestId, reason } = rejectInput.parse({ requestId: second, reason: READY_REASONS[overtaken!] })
    await beside(actor, (context) => rejectRequest(context, { requestId, reason }))
    expect(await everything().accountRequest.findUnique({ where: { id: second } })).toMatchObject({ status: 'rejected', reason })
  })

  test('the school is made by another request between the look and the use: no second coordinator', async () => {
    const { brin } = await listedAtDuo()
    const [first, second] = [await sent({ brin }), await sent({ brin })]
    const otherBoard = (await requestToDecide(second, new Date()))?.boards?.atDuo
    let looks = 0
    const late = beside((await helpdesk()).actor, (context) => {
      // The second time that it looks at DUO's list stands between the two.
      const findUnique = async (which: Parameters<typeof context.tx.duoLocation.findUnique>[0]) => {
        looks += 1
        if (looks === 2) await approve(first)
        return context.tx.duoLocation.findUnique(which)
      }
      const tx = new Proxy(context.tx, { get: (target, key) => (key === 'duoLocation' ? { findUnique } : Reflect.get(target, key)) })
      return approveRequest({ ...context, tx }, { requestId: second, ...(otherBoard ? { otherBoard } : {}) })
    })
    expect(await refused(late)).toBe('request-account-exists')
    expect((await schoolOf(brin))!.employments).toHaveLength(1)
  })

  test('another school that is chosen along with a BRIN does not get round what holds for the school of that BRIN', async () => {
    const { brin } = await listedAtDuo()
    const school = await makeSchool({ brin })
    const id = await sent({ brin, kind: 'coordinator' })
    await makeStaff(school.id, { roles: ['coordinator'] })
    expect(await refused(approve(id, { schoolId: (await makeSchool()).id }))).toBe('request-coordinated')
    expect(await everything().employment.count({ where: { schoolId: school.id } })).toBe(1)
  })

  test('two first coordinators for an account without one, at the same moment: exactly one wins; who asks anew afterwards is heard', async () => {
    const { brin } = await listedAtDuo()
    const school = await makeSchool({ brin })
    const ids = [await sent({ brin, kind: 'coordinator' }), await sent({ brin, kind: 'coordinator' }), await sent({ brin, kind: 'coordinator' })]
    const answers = await Promise.all(ids.map((id) => refused(approve(id))))
    expect(answers.sort()).toEqual(['request-other-approved', 'request-other-approved', undefined])
    expect(await everything().employment.count({ where: { schoolId: school.id } })).toBe(1)
    await approve(await sent({ brin, kind: 'coordinator' }))
    expect(await everything().employment.count({ where: { schoolId: school.id } })).toBe(2)
  })

  test('the school got another BRIN of DUO since: refused, with words for the applicant', async () => {
    const { brin } = await listedAtDuo()
    const school = await makeSchool({ brin })
    const id = await sent({ brin, kind: 'coordinator' })
    await everything().duoLocation.update({ where: { brin }, data: { closedAt: new Date() } })
    await everything().school.update({ where: { id: school.id }, data: { brin: (await listedAtDuo()).brin } })
    expect(await refused(approve(id))).toBe('request-no-account')
    expect((await requestToDecide(id, new Date()))!.overtaken).toBe('no-account')
  })

  test('another board than DUO has needs a confirmation of its own, of the very boards that stand there', async () => {
    const duo = await listedAtDuo({ boardName: 'Stichting De Echte' })
    const id = await sent({ brin: duo.brin, boardName: 'Stichting Iemand Anders', boardNumber: '41777' })
    expect((await requestToDecide(id, new Date()))!.boards).toEqual({ asked: 'Stichting Iemand Anders (41777)', atDuo: `Stichting De Echte (${duo.boardNumber})` })
    for (const otherBoard of [undefined, 'on', 'Stichting Iemand Anders (41777)']) expect(await fieldsOf(approve(id, { otherBoard }))).toHaveProperty('otherBoard')
    expect(await schoolOf(duo.brin)).toBeNull()
    await approve(id)
    const same = await listedAtDuo({ boardName: 'Stichting De Echte' })
    await approve(await sent({ brin: same.brin, boardName: 'stichting  de echte', boardNumber: same.boardNumber! }), { otherBoard: undefined })
    expect((await auditOf((await schoolOf(same.brin))!.id)).find(({ action }) => action === 'request.approved')?.details).toEqual({ kind: 'account', checked: true })
  })

  test('a coordinator for an account that has none: the account, its people and its INSTELLING_REF stay', async () => {
    const { brin } = await listedAtDuo()
    const school = await makeSchool({ brin })
    const { employment, email } = await makeStaff(school.id, { roles: ['teacher'], lasKey: `L${next()}` })
    const id = await sent({ brin, kind: 'coordinator', email })
    await approve(id)
    const after = (await schoolOf(brin))!
    expect(after.schoolRef).toBe(school.schoolRef)
    expect(after.employments).toMatchObject([{ id: employment.id, roles: ['teacher', 'coordinator'], fromLas: true }])
    // She has a login: the mail points to it, and makes no new password.
    expect((await mailsOf({ recipient: email! })).at(-1)!.text).toContain('/login/leerkracht')
  })

  test('meanwhile somebody runs the school, DUO lists it no more, the account is closed: refused, and nothing is left half done', async () => {
    const { brin } = await listedAtDuo()
    const first = await sent({ brin })
    await everything().duoLocation.update({ where: { brin }, data: { closedAt: new Date() } })
    expect(await refused(approve(first))).toBe('request-brin-closed')
    expect((await requestToDecide(first, new Date()))!.overtaken).toBe('brin-closed')
    expect(await schoolOf(brin)).toBeNull()
    await everything().duoLocation.update({ where: { brin }, data: { closedAt: null } })
    const school = await makeSchool({ brin })
    await everything().school.update({ where: { id: school.id }, data: { active: false } })
    expect(await refused(approve(first))).toBe('request-ended')
    await everything().school.update({ where: { id: school.id }, data: { active: true } })
    await makeStaff(school.id, { roles: ['coordinator'] })
    expect(await refused(approve(first))).toBe('request-coordinated')
    expect(await everything().accountRequest.findUnique({ where: { id: first } })).toMatchObject({ status: 'open', decidedAt: null })
    expect(await everything().employment.count({ where: { schoolId: school.id } })).toBe(1)
  })

  test('a number of a board that goes by another name: nobody comes under its agreement by typing it', async () => {
    const [number, schoolKey] = [`KvK ${next()}`, `RT-${next()}`]
    const board = await everything().board.create({ data: { number, name: 'Stichting De Echte' } })
    const typedBoard = { schoolKind: 'remedialPractice', brin: undefined, boardNumber: number, schoolName: `Praktijk ${next()}`, city: 'Dorp' }
    expect(await refused(sent({ ...typedBoard, boardName: 'Stichting Iemand Anders' }).then((id) => approve(id, { schoolKey })))).toBe('request-board-other')
    expect(await everything().school.count({ where: { schoolKey } })).toBe(0)
    await approve(await sent({ ...typedBoard, boardName: 'stichting  de echte' }), { schoolKey })
    expect(await everything().school.findUniqueOrThrow({ where: { schoolKey } })).toMatchObject({ boardId: board.id })
  })

  test('a practice: under a school key of its own, which no other school has; later its coordinator is asked for anew', async () => {
    const practice = { schoolKind: 'remedialPractice', brin: undefined, boardNumber: 'KvK 12345678', schoolName: `Praktijk ${next()}`, city: 'Dorp' }
    const id = await sent(practice)
    expect(await refused(approve(id))).toBe('request-school-missing')
    const schoolKey = `RT-${next()}`
    await approve(id, { schoolKey })
    const school = await everything().school.findUniqueOrThrow({ where: { schoolKey }, include: { board: true } })
    expect(school).toMatchObject({ kind: 'remedialPractice', name: practice.schoolName, city: 'Dorp', brin: null, board: { number: 'KvK 12345678' } })
    expect(await refused(sent(practice).then((other) => approve(other, { schoolKey })))).toBe('school-key-taken')
    const schooled = await makeSchool({ schoolKey: `RT-${next()}`, brin: null })
    await makeStaff(schooled.id, { roles: ['coordinator'] })
    const { schoolKey: ofOther } = await everything().school.findUniqueOrThrow({ where: { id: schooled.id } })
    const good = await sent(practice)
    const attempt = approve(good, { schoolKey: ofOther! })
    expect([await refused(attempt), await fieldsOf(attempt)], 'the key is wrong, not the application').toEqual(['school-key-taken', { schoolKey: ['Deze schoolsleutel is al van een andere school. Kies een andere.'] }])
    expect(await everything().accountRequest.findUnique({ where: { id: good } })).toMatchObject({ status: 'open' })
    const again = await sent({ ...practice, kind: 'coordinator', email: `nieuw${next()}@praktijk.example` })
    expect(await refused(approve(again))).toBe('request-school-missing')
    await approve(again, { schoolId: school.id })
    expect(await everything().employment.count({ where: { schoolId: school.id, roles: { has: 'coordinator' } } })).toBe(2)
  })
})

describe('ACC-1: the helpdesk rejects, finds, and lets go', () => {
  test('a reason that is too short is told as too short, one that is missing as missing', () => {
    const told = (reason?: string) => rejectInput.safeParse({ requestId: randomUUID(), reason }).error!.issues.map(({ message }) => message)
    expect(told('kort')).toEqual(['Deze reden is te kort. Schrijf in ten minste 10 tekens wat er niet klopt en wat de aanvrager kan doen.'])
    expect(told()).toEqual(['Schrijf waarom, voor de aanvrager.'])
  })

  test('with a reason, which the applicant reads; then it is decided', async () => {
    const { brin } = await listedAtDuo()
    const input = typed({ brin })
    const id = await sent(input)
    const { actor } = await helpdesk()
    await beside(actor, (context) => rejectRequest(context, { requestId: id, reason: 'De handtekening ontbreekt.\nTeken het formulier opnieuw.' }))
    const mail = (await mailsOf({ recipient: String(input.signatoryEmail) })).at(-1)!
    expect(mail.text).toContain('De handtekening ontbreekt.')
    expect(mail.text).toContain('/aanvragen/schoolaccount/basisschool')
    expect(await schoolOf(brin)).toBeNull()
    expect(await refused(approve(id))).toBe('request-decided')
    expect(await requestToDecide(id, new Date())).toMatchObject({ decidedBy: actor.name })
  })

  test('the queue pages and searches; drafts are not in it', async () => {
    const mark = `Zoekschool ${next()}`
    for (let at = 0; at < 3; at += 1) await sent({ brin: (await listedAtDuo()).brin, schoolName: mark })
    const draft = await begun({ brin: (await listedAtDuo()).brin, schoolName: mark })
    const page = await requestQueue({ words: mark.toUpperCase(), state: 'open', kind: 'account', page: 2, pageSize: 2 })
    expect([page.total, page.rows.length]).toEqual([3, 1])
    expect((await requestQueue({ words: mark, state: 'open', kind: 'coordinator', page: 1, pageSize: 2 })).total).toBe(0)
    expect(await requestToDecide(draft.id, new Date())).toBeNull()
    expect(await refused(approve(draft.id))).toBe('not-found')
  })

  test('DAT-3: drafts go after thirty days, decided ones after the retention; open ones stay', async () => {
    const { brin } = await listedAtDuo()
    const long = new Date(Date.now() - 200 * 86_400_000)
    const [draft, waiting, decided] = [(await begun({ brin }, long)).id, await sent({ brin }, long), await sent({ brin }, long)]
    const fresh = (await begun({ brin })).id
    const { actor } = await helpdesk()
    await beside(actor, (context) => rejectRequest(context, { requestId: decided, reason: 'Te lang geleden.' }), long)
    await dropOldRequests(new Date())
    const left = await everything().accountRequest.findMany({ where: { id: { in: [draft, waiting, decided, fresh] } }, select: { id: true } })
    expect(left.map(({ id }) => id).sort()).toEqual([waiting, fresh].sort())
  })
})
