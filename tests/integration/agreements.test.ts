import { inflateSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from 'vitest'
import type { StaffAtSchool } from '@/lib/access/current'
import { runBeside } from '@/lib/access/run-command'
import { askBoardToSign, askToSign, withdrawRequest } from '@/lib/agreements/ask-to-sign'
import { checkSignature } from '@/lib/agreements/check-signature'
import { copyByLink, copyForSchool } from '@/lib/agreements/copy'
import { dropOldSigningRequests } from '@/lib/agreements/housekeeping'
import { printable } from '@/lib/agreements/pdf'
import { agreementOf, boardView, checkView, signingView, watchBoards, worksAtBoard } from '@/lib/agreements/queries'
import { askInput, checkInput, signInput } from '@/lib/agreements/schema'
import { signAgreement } from '@/lib/agreements/sign'
import { readFilter } from '@/lib/audit-log/filter'
import { auditPage } from '@/lib/audit-log/queries'
import { CURRENT, textDigest } from '@/lib/agreements/text'
import { helpdeskContact } from '@/lib/contact/queries'
import { LIMITS } from '@/lib/platform/limits'
import { makeBoard, makeSchool, makeStaff, next } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { mailsOf } from '../support/mails'
import { signedIn } from '../support/people'
import { helpdesk } from '../support/requests'

const NOW = new Date()
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000)
let board: { id: string; name: string; number: string }
let ict: StaffAtSchool
let other: { id: string; name: string }
let email: string
beforeEach(async () => {
  board = await makeBoard({ name: `Stichting ${next()}` })
  ict = (await signedIn((await makeSchool({ boardId: board.id, name: 'De Eerste' })).id, { roles: ['coordinator'] })).actor
  other = await makeSchool({ boardId: board.id, name: 'De Tweede' })
  email = `bestuur${next()}@stichting.example`
})
const scopeOf = (schoolId: string) => ({ schoolId, groupIds: 'all' as const })
const ask = (now = NOW, to = email) => command(ict, (context) => askToSign(context, { name: 'Saar de Groot', position: 'voorzitter', email: to }), now)
const token = async (to = email) => /tekenen\/([0-9a-f-]{36})/.exec((await mailsOf({ recipient: to })).at(-1)!.text)![1]!
const sheet = (of: string, data: object = {}) => ({ token: of, version: CURRENT.version, name: 'Saar de Groot', position: 'voorzitter', place: 'Utrecht', school: 'all', authorised: 'on' as const, ...data })
const sign = (of: string, data: object = {}, now = NOW) => signAgreement({ address: '203.0.113.9', now }, sheet(of, data))
/** Signs, and the helpdesk finds it good who did. */
const signGood = async (of: string, data: object = {}, now = NOW) => {
  await sign(of, data, now)
  await check('good')
}
const toCheck = () => everything().processingAgreement.findFirstOrThrow({ where: { boardId: board.id, checkedAt: null } })
async function check(verdict: 'good' | 'refused'): Promise<void> {
  const { id: agreementId } = await toCheck()
  await runBeside((await helpdesk()).actor, (context) => checkSignature(context, { agreementId, verdict }))
}
const stateOf = async (schoolId: string, now = NOW) => (await agreementOf(scopeOf(schoolId), now)).state.state

/** The words of a PDF: PDFKit packs its pages, and writes text in hexadecimal pieces. */
async function wordsOf(response: Response): Promise<string> {
  const pdf = Buffer.from(await response.arrayBuffer())
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  let text = ''
  for (let at = pdf.indexOf('stream\n'); at !== -1; at = pdf.indexOf('stream\n', at + 1)) {
    const end = pdf.indexOf('\nendstream', at)
    try {
      for (const [, array] of inflateSync(pdf.subarray(at + 7, end)).toString('latin1').matchAll(/\[([^\]]*)\] TJ/g)) text += `${[...array!.matchAll(/<([0-9a-f]*)>/g)].map(([, hex]) => Buffer.from(hex!, 'hex').toString('latin1')).join('')} `
    } catch {
      // Not packed: no page of text.
    }
  }
  return text.replace(/\s+/g, ' ')
}

describe('ACC-6: asking, reading, signing', () => {
  test('the board member gets a mail; looking at the link spends nothing; signing holds for all schools of the board', async () => {
    expect(await stateOf(ict.school.id)).toBe('none')
    await ask()
    expect(await stateOf(other.id)).toBe('asked')
    const mail = (await mailsOf({ recipient: email }))[0]!
    expect(mail.text).toContain('Saar de Groot')
    expect(mail.text.replace(/\s+/g, ' '), 'a coordinator asked').toContain('controleert de helpdesk of u het bestuur mag vertegenwoordigen; pas daarna geldt')
    expect(mail.text).toMatch(/uitgeverijen.*leerling-administratiesysteem/s)
    const link = await token()
    for (let look = 0; look < 3; look += 1) expect(await signingView(link, NOW)).toMatchObject({ board: { number: board.number }, schools: [{ name: 'De Eerste' }, { name: 'De Tweede' }], signedId: null })
    expect(await sign(link)).toBe(`/verwerkersovereenkomst/tekenen/${link}`)
    expect([await stateOf(ict.school.id), await stateOf(other.id)]).toEqual(['check', 'check'])
    await check('good')
    expect([await stateOf(ict.school.id), await stateOf(other.id)]).toEqual(['signed', 'signed'])
    const row = await everything().processingAgreement.findFirstOrThrow({ where: { boardId: board.id } })
    expect(row).toMatchObject({ soleSchoolId: null, boardName: board.name, boardNumber: board.number, place: 'Utrecht', email, version: CURRENT.version, textDigest: textDigest(CURRENT, 'Leerpoort') })
    expect(row.schools).toMatchObject([{ name: 'De Eerste' }, { name: 'De Tweede' }])
    expect((await auditOf(other.id)).map(({ action }) => action)).toEqual(['agreement.signed', 'agreement.checked'])
    const { lines } = await auditPage(scopeOf(other.id), readFilter({}, later(1)), null, 10)
    expect(lines, 'DAT-2: as whom, for which schools, and where the name stands').toMatchObject([{ what: 'heeft gecontroleerd wie de verwerkersovereenkomst tekende' }, { who: `Voorzitter, ${board.name}`, about: `versie ${CURRENT.version}, voor De Eerste en De Tweede`, agreementId: row.id }])
    expect(JSON.stringify(lines)).not.toContain('Saar')
    expect((await mailsOf({ recipient: email })).map(({ subject }) => subject)).toEqual([expect.any(String), expect.stringContaining('is getekend'), expect.stringContaining('geldt')])
    expect((await mailsOf({ recipient: ict.email })).map(({ text }) => text)).toEqual([expect.stringMatching(/Saar de Groot \(voorzitter\).*controleert nog.*\/beheer\/verwerkersovereenkomst/s), expect.stringContaining('/beheer/verwerkersovereenkomst')])
  })

  test('a link signs once, also of two at the same moment', async () => {
    await ask()
    const link = await token()
    const outcomes = await Promise.all([refused(sign(link)), refused(sign(link))])
    expect(outcomes.sort()).toEqual(['agreement-link-dead', undefined])
    expect(await refused(sign(link))).toBe('agreement-link-dead')
    expect(await everything().processingAgreement.count({ where: { boardId: board.id } })).toBe(1)
  })

  test('for one school: the others have none', async () => {
    await ask()
    await signGood(await token(), { school: other.id })
    expect([await stateOf(ict.school.id), await stateOf(other.id)]).toEqual(['none', 'signed'])
    expect((await agreementOf(scopeOf(ict.school.id), NOW)).board.signed).toEqual([])
  })

  test.each<[string, (link: string) => Promise<unknown>, string]>([
    ['a token that is none', () => sign('onzin'), 'agreement-link-dead'],
    ['a very long one', () => sign('x'.repeat(64)), 'agreement-link-dead'],
    ['after thirty days', (link) => sign(link, {}, later(30)), 'agreement-link-dead'],
    ['another version than was read', (link) => sign(link, { version: '0.9' }), 'agreement-changed'],
    ['a school of another board', async (link) => sign(link, { school: (await makeSchool()).id }), 'agreement-school'],
  ])('refused: %s', async (_, attempt, code) => {
    await ask()
    expect(await refused(attempt(await token()))).toBe(code)
    expect(await everything().processingAgreement.count({ where: { boardId: board.id } })).toBe(0)
  })

  test('a newer request takes the place of the older one; one that is withdrawn works no more', async () => {
    await ask()
    const first = await token()
    const second = `ander${next()}@stichting.example`
    await ask(NOW, second)
    expect(await signingView(first, NOW)).toBeNull()
    expect(await refused(sign(first))).toBe('agreement-link-dead')
    const { open } = (await agreementOf(scopeOf(ict.school.id), NOW)).board
    expect(open).toMatchObject({ email: second, mail: 'waiting' })
    const elsewhere = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
    expect(await refused(command(elsewhere, (context) => withdrawRequest(context, { requestId: open!.id })))).toBe('not-found')
    await command(ict, (context) => withdrawRequest(context, { requestId: open!.id }))
    expect(await signingView(await token(second), NOW)).toBeNull()
    expect(await stateOf(ict.school.id)).toBe('none')
    expect(await refused(command(ict, (context) => withdrawRequest(context, { requestId: open!.id })))).toBe('not-found')
  })

  test('not without end: a mailbox is not to be flooded', async () => {
    for (let at = 0; at < LIMITS['agreement-link'].points; at += 1) await ask(NOW, `vol${next()}@stichting.example`)
    expect(await refused(ask())).toBe('agreement-limit')
  })

  test('what the forms take', () => {
    const good = { name: 'Saar', position: 'voorzitter', email: 'A@B.example' }
    expect(askInput.parse(good)).toMatchObject({ email: 'a@b.example' })
    for (const wrong of [{ ...good, name: '' }, { ...good, email: 'x' }, { ...good, position: 'a\nb' }]) expect(askInput.safeParse(wrong).success).toBe(false)
    expect(signInput.safeParse(sheet('x')).success).toBe(true)
    for (const wrong of [{ authorised: undefined }, { place: ' ' }, { school: '' }, { school: 'x' }]) expect(signInput.safeParse({ ...sheet('x'), ...wrong }).success).toBe(false)
  })
})

describe('ACC-6: whoever signs is a board member', () => {
  const sisterStaff = async () => (await signedIn(other.id, { roles: ['teacher'] })).actor.email

  test('not a colleague: an address of the own school is refused in whatever spelling, also of who never logged in or has left', async () => {
    const [teacher, left] = [await makeStaff(ict.school.id, { roles: ['teacher'] }), await makeStaff(ict.school.id, { roles: ['teacher'] })]
    await everything().employment.update({ where: { id: left.employment.id }, data: { removedAt: NOW } })
    const [invited, ofLas] = [`Uitgenodigd${next()}@school.example`, `Las${next()}@school.example`]
    await everything().employment.create({ data: { schoolId: ict.school.id, roles: ['teacher'], firstName: 'I', lastName: 'N', invitedEmail: invited.toLowerCase() } })
    await everything().employment.create({ data: { schoolId: ict.school.id, roles: ['teacher'], firstName: 'L', lastName: 'A', lasEmail: ofLas } })
    const plus = (address: string) => address.replace('@', '+bestuur@')
    for (const to of [ict.email, plus(ict.email), ict.email.toUpperCase(), teacher.email!, plus(teacher.email!), left.email!, invited, plus(ofLas)]) expect(await refused(ask(NOW, to)), to).toBe('agreement-colleague')
    expect(await everything().agreementRequest.count({ where: { boardId: board.id } })).toBe(0)
    expect(await refused(ask(NOW, `${ict.email.split('@')[0]}@ander.example`))).toBeUndefined()
  })

  test('DAT-1: who works at a sister school is not found out by asking: the answer is that for any address; the helpdesk sees it, and nothing holds before', async () => {
    const sister = await sisterStaff()
    for (const to of [sister, `niemand${next()}@elders.example`]) expect(await refused(ask(NOW, to)), to).toBeUndefined()
    await ask(NOW, sister)
    await sign(await token(sister))
    expect(await checkView(await toCheck())).toMatchObject({ colleague: true })
    expect(await stateOf(ict.school.id)).toBe('check')
    expect(await worksAtBoard(board.id, sister.replace('@', '+x@'))).toBe(true)
    expect(await worksAtBoard(board.id, email)).toBe(false)
    expect(await worksAtBoard((await makeBoard()).id, sister)).toBe(false)
  })

  test('the helpdesk sees who asked, whom she invited, and what is strange about it', async () => {
    await ask()
    await sign(await token())
    const first = await toCheck()
    expect(await checkView(first)).toEqual({ asker: { name: ict.name, role: 'ICT-coördinator', school: 'De Eerste' }, invited: null, colleague: false, askerSigned: false, freeMailbox: false })
    await check('refused')
    const free = `bestuur${next()}@gmail.com`
    await ask(later(1), free)
    await sign(await token(free), { name: `  ${ict.name.toUpperCase()}` }, later(1))
    const row = await everything().processingAgreement.findFirstOrThrow({ where: { boardId: board.id, email: free } })
    expect(await checkView(row)).toMatchObject({ invited: 'Saar de Groot', askerSigned: true, freeMailbox: true })
    await everything().processingAgreement.update({ where: { id: row.id }, data: { requestId: null } })
    expect(await checkView(row), 'the request is erased').toMatchObject({ asker: null, invited: null, askerSigned: false })
  })

  test('a private address of hers signs for nobody: it holds only once the helpdesk has looked; every coordinator and the helpdesk hear of it at once', async () => {
    const sister = (await signedIn(other.id, { roles: ['coordinator'] })).actor.email
    await ask()
    await sign(await token(), { name: 'Nep Bestuurder', position: 'voorzitter' })
    const desk = (await helpdeskContact()).email
    for (const to of [sister, ict.email, desk]) expect((await mailsOf({ recipient: to })).filter(({ text }) => text.includes('Nep Bestuurder (voorzitter)') && text.includes(board.name) && text.includes(email)), to).toHaveLength(1)
    expect((await watchBoards(NOW))[0]).toMatchObject({ state: 'check' })
    await check('refused')
    expect([await stateOf(ict.school.id), await stateOf(other.id)]).toEqual(['none', 'none'])
    expect((await mailsOf({ recipient: ict.email })).at(-1)!.subject).toContain('niet aanvaard')
    expect((await auditOf(other.id)).map(({ action }) => action)).toEqual(['agreement.signed', 'agreement.refused'])
  })

  test('of two who look at the same moment the first decides; what nobody signed is not there', async () => {
    await ask()
    await sign(await token())
    const { id } = await toCheck()
    const looks = async (verdict: 'good' | 'refused', agreementId = id) => refused(runBeside((await helpdesk()).actor, (context) => checkSignature(context, { agreementId, verdict })))
    expect((await Promise.all([looks('good'), looks('refused')])).sort()).toEqual(['agreement-checked', undefined])
    expect(await looks('good', board.id)).toBe('not-found')
    expect(checkInput.safeParse({ verdict: 'good', agreementId: id }).success).toBe(false)
  })

  test('what held before anybody looked says nothing of who signs next; the helpdesk can still refuse it, once', async () => {
    await ask()
    await sign(await token())
    const { id } = await toCheck()
    await everything().processingAgreement.update({ where: { id }, data: { checkedAt: NOW } })
    expect(await stateOf(other.id)).toBe('signed')
    await ask(later(1))
    await sign(await token(), {}, later(1))
    expect(await toCheck(), 'looked at all the same').toMatchObject({ email })
    const { actor } = await helpdesk()
    const refuse = (reason?: string) => refused(runBeside(actor, (context) => checkSignature(context, reason ? { agreementId: id, verdict: 'withdrawn', reason } : { agreementId: id, verdict: 'refused' })))
    expect(await refuse(), 'on a page that does not know that it holds').toBe('agreement-checked')
    expect([await refuse('Zij is geen bestuurder'), await refuse('nog eens')]).toEqual([undefined, 'agreement-checked'])
    expect(await stateOf(other.id)).toBe('check')
    const told = (await mailsOf({ recipient: ict.email })).filter(({ subject }) => subject.includes('ingetrokken'))
    expect(told.map(({ text }) => text.replace(/\s+/g, ' '))).toEqual([expect.stringContaining('De reden: Zij is geen bestuurder. Laat een bestuurder')])
    expect(told[0]!.text).not.toContain('niet vaststellen')
    expect(await everything().processingAgreement.findUnique({ where: { id } })).toMatchObject({ refused: true, withdrawnAt: expect.any(Date) })
    expect((await auditOf(other.id)).find(({ action }) => action === 'agreement.revoked')).toMatchObject({ details: { reason: 'Zij is geen bestuurder' } })
    for (const reason of [undefined, '  ']) expect(checkInput.safeParse({ verdict: 'withdrawn', agreementId: id, reason }).success).toBe(false)
  })

  test('whom the helpdesk found good before signs the next one at once; after a refusal nobody does', async () => {
    await ask()
    await signGood(await token())
    await ask(later(1))
    await sign(await token(), {}, later(1))
    expect(await everything().processingAgreement.count({ where: { boardId: board.id, checkedAt: null } })).toBe(0)
    const second = `ander${next()}@stichting.example`
    await ask(later(2), second)
    await sign(await token(second), {}, later(2))
    await check('refused')
    // A mailbox that a board shares: somebody else in it is somebody else.
    await ask(later(2))
    await sign(await token(), { name: 'Nep Bestuurder' }, later(2))
    expect(await toCheck()).toMatchObject({ email, name: 'Nep Bestuurder' })
    await check('refused')
    await ask(later(3), second)
    await sign(await token(second), {}, later(3))
    expect(await toCheck()).toMatchObject({ email: second })
  })

  test('a click that comes twice is one request, one mail, and no error', async () => {
    await Promise.all([ask(), ask()])
    expect([await everything().agreementRequest.count({ where: { boardId: board.id } }), (await mailsOf({ recipient: email })).length]).toEqual([1, 1])
    await ask(new Date(NOW.getTime() + 120_000))
    expect(await mailsOf({ recipient: email })).toHaveLength(2)
  })
})

describe('ACC-2, ACC-6: a school moves', () => {
  test('to another board: that board’s agreement is asked for; the old board keeps its own', async () => {
    await ask()
    await signGood(await token())
    const elsewhere = await makeBoard()
    await everything().school.update({ where: { id: ict.school.id }, data: { boardId: elsewhere.id } })
    expect([await stateOf(ict.school.id), await stateOf(other.id)]).toEqual(['none', 'signed'])
    expect((await agreementOf(scopeOf(ict.school.id), NOW)).board).toMatchObject({ id: elsewhere.id, signed: [] })
  })
  test('a school that comes to the board later is covered', async () => {
    await ask()
    await signGood(await token())
    expect(await stateOf((await makeSchool({ boardId: board.id })).id)).toBe('signed')
  })
  test('an older version: asked for anew, the old one holds until then', async () => {
    await ask()
    await signGood(await token())
    await everything().processingAgreement.updateMany({ where: { boardId: board.id }, data: { version: '0.9' } })
    expect(await stateOf(ict.school.id)).toBe('older')
    await ask()
    await sign(await token())
    expect(await stateOf(ict.school.id)).toBe('signed')
  })
})

describe('ACC-6: the helpdesk', () => {
  test('sees all boards, those without first, and asks for any', async () => {
    const { actor } = await helpdesk()
    const input = { boardId: board.id, name: 'Saar', position: 'voorzitter', email }
    await runBeside(actor, (context) => askBoardToSign(context, input))
    expect(await refused(runBeside(actor, (context) => askBoardToSign(context, { ...input, boardId: other.id })))).toBe('not-found')
    expect((await watchBoards(NOW)).find(({ id }) => id === board.id)).toMatchObject({ state: 'asked', covered: 0, schools: 2 })
    await sign(await token(), { school: ict.school.id })
    const watched = await watchBoards(NOW)
    expect(watched.find(({ id }) => id === board.id)).toMatchObject({ state: 'none', covered: 1 })
    expect((await mailsOf({ recipient: actor.email })).at(-1)!.text).toContain('/helpdesk/overeenkomsten')
    expect((await boardView(board.id, NOW))!.signed).toHaveLength(1)
  })
})

describe('ACC-6: the copy', () => {
  test('by the link: to read, then signed, with board, schools and tekenblad; nobody else gets one', async () => {
    await ask()
    const link = await token()
    const before = await wordsOf((await copyByLink(link, NOW))!)
    expect(before).toContain('Nog niet getekend')
    await sign(link, { name: 'Zoë Çelik–Łukasz' })
    const words = await wordsOf((await copyByLink(link, NOW))!)
    for (const part of ['Scholenoverzicht', board.name, board.number, 'De Eerste', 'De Tweede', 'Tekenblad', 'Çelik', 'Lukasz', 'voorzitter', 'Utrecht', 'Ik ben bevoegd', 'Waar deze overeenkomst over gaat']) expect(words).toContain(part)
    expect(words).not.toContain('{portal}')
    const { id } = await everything().processingAgreement.findFirstOrThrow({ where: { boardId: board.id } })
    const mine = (await copyForSchool(ict, id, NOW))!
    expect(mine.headers.get('content-type')).toBe('application/pdf')
    expect((await auditOf(ict.school.id)).map(({ action }) => action)).toContain('agreement.downloaded')
    const elsewhere = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
    expect(await copyForSchool(elsewhere, id, NOW)).toBeNull()
    expect(await copyByLink('onzin', NOW)).toBeNull()
    expect(await copyByLink(link, later(31))).toBeNull()
  })
  test.each([['Zoë', 'Zoë'], ['Łukasz', 'Lukasz'], ['Yılmaz', 'Yilmaz'], ['Ştefan', 'Stefan'], ['‘x’ – €', '‘x’ – €'], ['李', '?']])('%s prints as %s', (name, expected) => expect(printable(name)).toBe(expected))
})

test('DAT-3: requests go sixty days after their end; what was signed stays', async () => {
  await ask()
  await signGood(await token())
  await dropOldSigningRequests(later(59))
  expect(await everything().agreementRequest.count({ where: { boardId: board.id } })).toBe(1)
  await dropOldSigningRequests(later(61))
  expect(await everything().agreementRequest.count({ where: { boardId: board.id } })).toBe(0)
  expect(await stateOf(ict.school.id, later(61))).toBe('signed')
})
