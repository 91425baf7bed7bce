import { beforeEach, describe, expect, test } from 'vitest'
import type { StaffAtSchool } from '@/lib/access/current'
import { createSession, readSession } from '@/lib/access/session'
import { env } from '@/lib/platform/env'
import { eraseRemoved } from '@/lib/roster/erase'
import { importView } from '@/lib/roster/queries'
import { group, pupil, roster, teacher } from '@/lib/roster/test-support'
import { undoImport } from '@/lib/roster/undo-import'
import { giveConsent, giveLicence, makeGroup, makeHome, makePupil, makeSchool, makeStaff, makeSubstitute, makeUser } from '@/prisma/seed/factories'
import { auditOf, command, everything } from '../support/command'
import { cookieOf, pupilCookie, seedTestPublishers, signedIn } from '../support/people'
import { importRoster } from '../support/roster'
import { rest, startWithPublishers } from '../support/publisher-world'

let ict: StaffAtSchool
beforeEach(async () => void (ict = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor))
const DAY = 86_400_000
const retention = () => env().RETENTION_DAYS * DAY
const NOW = new Date()
const longAgo = () => new Date(NOW.getTime() - retention() - 1000)
const lately = () => new Date(NOW.getTime() - retention() + 60_000)

describe('LAS-5: who is missing is inactive at once', () => {
  const SCHOOL = () => roster({ groups: [group('g5')], pupils: [pupil('p1', { groupKey: 'g5' }), pupil('p2', { groupKey: 'g5' })], staff: [teacher('t1', { groupKeys: ['g5'] }), teacher('t2', { groupKeys: ['g5'] })] })
  const LESS = () => roster({ ...SCHOOL(), pupils: SCHOOL().pupils.slice(0, 1), staff: SCHOOL().staff.slice(0, 1) })

  test('a pupil’s and a teacher’s running session end, and publishers hear of them no more', async () => {
    const service = await startWithPublishers()
    await importRoster(ict, SCHOOL())
    await giveConsent(ict.school.id, 'malmberg')
    const p2 = await everything().pupil.findFirstOrThrow({ where: { schoolId: ict.school.id, lasKey: 'p2' } })
    const t2 = await everything().employment.findFirstOrThrow({ where: { schoolId: ict.school.id, lasKey: 't2' } })
    const user = await makeUser({ email: `t2-${t2.id}@school.example`, name: 'Juf' })
    await everything().employment.update({ where: { id: t2.id }, data: { userId: user.id } })
    const teacherToken = await createSession({ kind: 'staff', userId: user.id, schoolId: ict.school.id, employmentId: t2.id, address: '127.0.0.1' })
    const pupilToken = (await pupilCookie(p2)).slice(cookieOf('').length)
    const ask = await service.as('malmberg')
    const listed = async () => JSON.stringify((await Promise.all(['/leerlingen', '/staf'].map((part) => ask('GET', rest({ id: ict.school.portalId }, part))))).map(({ json }) => json))
    const before = await listed()
    expect([before.includes(String(p2.portalId)), before.includes(String(t2.portalId))]).toEqual([true, true])
    expect(await readSession(teacherToken, null)).toMatchObject({ school: { id: ict.school.id } })

    await importRoster(ict, LESS())
    expect(await readSession(pupilToken, null)).toBeNull()
    const actor = await readSession(teacherToken, null)
    expect(actor).toMatchObject({ kind: 'staff', school: null, roles: [] })
    const after = await listed()
    expect([after.includes(String(p2.portalId)), after.includes(String(t2.portalId))]).toEqual([false, false])
    await service.close()
  })
})

describe('DAT-3: erased after the retention time', () => {
  /** Somebody with everything that can hang on a pupil, removed at that moment. */
  async function goneAt(removedAt: Date) {
    await seedTestPublishers()
    const schoolId = ict.school.id
    const inGroup = await makeGroup(schoolId)
    const combined = await makeGroup(schoolId, { kind: 'combined' })
    const child = await makePupil(schoolId, inGroup.id, { eckId: `https://ketenid.nl/${removedAt.getTime()}` })
    const home = await makeHome(`${child.id}@thuis.example`, [child])
    const bytes = () => new Uint8Array(Buffer.from(crypto.randomUUID()))
    await everything().pupilBadge.create({ data: { schoolId, pupilId: child.id, tokenHash: bytes(), tokenCipher: bytes() } })
    await everything().pupilLoginCode.create({ data: { schoolId, pupilId: child.id, codeCipher: bytes(), expiresAt: NOW } })
    await everything().pupilGroup.create({ data: { schoolId, pupilId: child.id, groupId: combined.id } })
    await everything().pairwiseSubject.create({ data: { personId: child.id, sector: 'rezulto', subject: crypto.randomUUID() } })
    const licence = await giveLicence(schoolId, 'groeimeter').catch(() => everything().licence.findFirstOrThrow({ where: { schoolId } }))
    await everything().licencePerson.create({ data: { schoolId, licenceId: licence.id, pupilId: child.id } })
    await pupilCookie(child)
    await everything().pupil.update({ where: { id: child.id }, data: { removedAt } })
    return { child, home }
  }
  const left = async (pupilId: string) => Promise.all([
    everything().pupil.count({ where: { id: pupilId } }), everything().pupilHome.count({ where: { pupilId } }), everything().pupilBadge.count({ where: { pupilId } }), everything().pupilLoginCode.count({ where: { pupilId } }),
    everything().pupilGroup.count({ where: { pupilId } }), everything().licencePerson.count({ where: { pupilId } }), everything().session.count({ where: { pupilId } }), everything().pairwiseSubject.count({ where: { personId: pupilId } }),
  ])

  test('a pupil goes with badge, homes, code, groups, licences, sessions and pseudonyms; not a minute too early', async () => {
    const [due, notYet] = [await goneAt(longAgo()), await goneAt(lately())]
    const here = await makePupil(ict.school.id, null)
    await eraseRemoved(NOW)
    expect(await left(due.child.id)).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
    expect(await left(notYet.child.id)).toEqual([1, 1, 1, 1, 1, 1, 1, 1])
    expect((await left(here.id))[0]).toBe(1)
  })

  test('a parent’s login goes when it opens nothing any more, and stays for a brother or sister, at whatever school', async () => {
    const { child, home } = await goneAt(longAgo())
    const sister = await makePupil((await makeSchool()).id, null)
    const shared = await makeHome(`gezin-${child.id}@thuis.example`, [sister])
    await everything().pupilHome.create({ data: { schoolId: child.schoolId, pupilId: child.id, slot: 2, homeAccountId: shared.id } })
    const untouched = await everything().homeAccount.create({ data: { email: `${crypto.randomUUID()}@thuis.example` } })
    await eraseRemoved(NOW)
    expect(await everything().homeAccount.count({ where: { id: home.id } })).toBe(0)
    expect(await everything().homeAccount.count({ where: { id: { in: [shared.id, untouched.id] } } })).toBe(2)
  })

  test('staff too: the work there, and the login of who works nowhere else; substitute accounts and helpdesk logins stay', async () => {
    const [gone, elsewhere, helpdesk] = [await makeStaff(ict.school.id, { roles: ['teacher'] }), await makeStaff(ict.school.id, { roles: ['teacher'] }), await makeStaff(ict.school.id, { roles: [] })]
    await makeStaff((await makeSchool()).id, { roles: ['teacher'], email: elsewhere.email })
    await everything().user.update({ where: { id: helpdesk.user!.id }, data: { helpdesk: true } })
    const { employment: account } = await makeSubstitute(ict.school.id, (await makeGroup(ict.school.id)).id)
    const all = [gone, elsewhere, helpdesk].map(({ employment }) => employment.id)
    await everything().employment.updateMany({ where: { id: { in: [...all, account.id] } }, data: { removedAt: longAgo() } })
    await eraseRemoved(NOW)
    expect(await everything().employment.count({ where: { id: { in: all } } })).toBe(0)
    expect(await everything().employment.count({ where: { id: account.id } })).toBe(1)
    expect(await everything().user.findMany({ where: { id: { in: [gone, elsewhere, helpdesk].map(({ user }) => user!.id) } }, select: { id: true } })).toHaveLength(2)
    expect(await everything().user.count({ where: { id: gone.user!.id } })).toBe(0)
  })

  test('DAT-2: the audit log tells how many, and holds nobody’s name; a second run does and tells nothing', async () => {
    const { child } = await goneAt(longAgo())
    await eraseRemoved(NOW)
    await eraseRemoved(NOW)
    const rows = (await auditOf(ict.school.id)).filter(({ action }) => action === 'roster.erased')
    expect(rows).toMatchObject([{ actorKind: 'system', details: { pupils: 1, staff: 0 } }])
    expect(JSON.stringify(await auditOf(ict.school.id))).not.toMatch(new RegExp(`${child.firstName}|${child.lastName}|ketenid`))
  })

  test('a file that has somebody again who was erased makes a new account, and an undo leaves who is erased alone', async () => {
    const file = () => roster({ groups: [group('g5')], pupils: [pupil('p1', { groupKey: 'g5' }), pupil('p2', { groupKey: 'g5' })] })
    await importRoster(ict, file())
    const { id } = await importRoster(ict, roster({ ...file(), pupils: file().pupils.slice(0, 1) }))
    await everything().pupil.updateMany({ where: { schoolId: ict.school.id, lasKey: 'p2' }, data: { removedAt: longAgo() } })
    await eraseRemoved(NOW)
    const view = (await importView({ schoolId: ict.school.id, groupIds: 'all' }, id))!
    expect(view.undo!.counts.pupils).toEqual({ back: 0, gone: 0, restored: 0, left: 1 })
    await command(ict, (context) => undoImport(context, { importId: id, digest: view.undo!.digest, sure: 'ja' }))
    expect(await everything().pupil.count({ where: { schoolId: ict.school.id } })).toBe(1)
    expect((await importRoster(ict, file())).counts).toMatchObject({ pupils: { added: 1, returned: 0 } })
  })
})
