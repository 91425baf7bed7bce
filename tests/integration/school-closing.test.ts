import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/access/actor'
import type { StaffAtSchool } from '@/lib/access/current'
import { createSession, readSession } from '@/lib/access/session'
import { askClosing, closeSchool, reopenSchool, withdrawClosing } from '@/lib/procedures/close-school'
import { closings } from '@/lib/procedures/closings'
import { eraseClosedSchools } from '@/lib/procedures/erase-schools'
import { openDoorway } from '@/lib/pupil-login/doorway'
import { workOf } from '@/lib/staff/queries'
import { giveConsent, giveLicence, makeGroup, makeHome, makeLasLink, makePupil, makeSchool, makeSubstitute } from '@/prisma/seed/factories'
import { beside, helpdeskActor } from '../support/beside'
import { auditOf, command, everything, refused } from '../support/command'
import { seedTestPublishers, signedIn } from '../support/people'

const NOW = new Date()
const DAY = 86_400_000
let helpdesk: StaffActor
let ict: StaffAtSchool
let token: string
beforeAll(async () => {
  await seedTestPublishers()
  helpdesk = await helpdeskActor()
})
beforeEach(async () => {
  const school = await makeSchool()
  ;({ actor: ict, token } = await signedIn(school.id, { roles: ['coordinator'] }))
})
const ask = () => command(ict, (context) => askClosing(context, { sure: 'ja' }), NOW)
const close = () => beside(helpdesk, (context) => closeSchool(context, { schoolId: ict.school.id, sure: 'ja' }), NOW)
const reopen = () => beside(helpdesk, (context) => reopenSchool(context, { schoolId: ict.school.id }), NOW)

describe('ACC-7: a school closes', () => {
  test('not before the LAS is manual and every publisher is unticked, nor unasked', async () => {
    expect(await refused(close())).toBe('closing-gone')
    await makeLasLink(ict.school.id, 'parnassys')
    expect(await refused(ask())).toBe('closing-not-ready')
    await everything().lasLink.delete({ where: { schoolId: ict.school.id } })
    await giveConsent(ict.school.id, 'cito')
    expect(await refused(ask())).toBe('closing-not-ready')
    await everything().consent.updateMany({ where: { schoolId: ict.school.id }, data: { withdrawnAt: NOW } })
    expect(await refused(command(ict, (context) => askClosing(context, {})))).toBe('merge-unconfirmed')
    await ask()
    expect((await closings()).find(({ schoolId }) => schoolId === ict.school.id)).toMatchObject({ ready: true, closedAt: null })
    // What was ticked again after asking stops the helpdesk.
    await giveConsent(ict.school.id, 'cito')
    expect((await closings()).find(({ schoolId }) => schoolId === ict.school.id)).toMatchObject({ ready: false })
    expect(await refused(close())).toBe('closing-not-ready')
  })

  test('asked, and taken back', async () => {
    await ask()
    await command(ict, (context) => withdrawClosing(context))
    expect(await refused(command(ict, (context) => withdrawClosing(context)))).toBe('closing-gone')
    expect(await refused(close())).toBe('closing-gone')
    expect((await auditOf(ict.school.id)).map(({ action }) => action)).toEqual(['schools.closing-asked', 'schools.closing-withdrawn'])
  })

  test('access ends at once for everybody; opened again, it is there; twice is refused', async () => {
    const group = await makeGroup(ict.school.id)
    const pupil = await makePupil(ict.school.id, group.id)
    const child = await createSession({ kind: 'pupil', pupilId: pupil.id, schoolId: ict.school.id, address: '127.0.0.1' })
    const ref = (await everything().school.findUniqueOrThrow({ where: { id: ict.school.id } })).schoolRef
    expect((await openDoorway(ref, null, '127.0.0.1')).ok).toBe(true)
    await ask()
    await close()
    expect([await readSession(token, null), await readSession(child, null)]).toEqual([null, null])
    expect(await openDoorway(ref, null, '127.0.0.1')).toEqual({ ok: false, reason: 'unknown-school' })
    expect(await workOf(ict)).toEqual([])
    expect(await everything().pupil.count({ where: { schoolId: ict.school.id } })).toBe(1)
    expect(await refused(close())).toBe('closing-gone')
    expect(await everything().outboxMail.count({ where: { key: { startsWith: `school-closed-${ict.school.id}` } } })).toBe(1)
    await reopen()
    expect((await openDoorway(ref, null, '127.0.0.1')).ok).toBe(true)
    expect(await workOf(ict)).toHaveLength(1)
    expect(await refused(reopen())).toBe('reopen-late')
  })

  test('after the retention time all is erased, and what is another school’s stays; then it cannot be opened', async () => {
    const other = await makeSchool()
    const [group, otherGroup] = [await makeGroup(ict.school.id), await makeGroup(other.id)]
    const [pupil, brother] = [await makePupil(ict.school.id, group.id), await makePupil(other.id, otherGroup.id)]
    const [home, alone] = [await makeHome(`beide-${other.id}@thuis.example`, [pupil, brother]), await makeHome(`alleen-${other.id}@thuis.example`, [])]
    await everything().pupilHome.create({ data: { schoolId: ict.school.id, pupilId: pupil.id, slot: 2, homeAccountId: alone.id } })
    await makeSubstitute(ict.school.id, group.id)
    await giveLicence(ict.school.id, 'groeimeter', { groupIds: [group.id] })
    await everything().pairwiseSubject.create({ data: { personId: pupil.id, sector: 'cito', subject: `s-${pupil.id}` } })
    await everything().rosterImport.create({ data: { schoolId: ict.school.id, status: 'applied', fileName: 'x.xml' } })
    await ask()
    await close()
    await eraseClosedSchools(new Date(NOW.getTime() + 179 * DAY))
    expect(await everything().pupil.count({ where: { schoolId: ict.school.id } })).toBe(1)
    await eraseClosedSchools(new Date(NOW.getTime() + 181 * DAY))
    const left = everything()
    const where = { schoolId: ict.school.id }
    expect(await Promise.all([left.pupil.count({ where }), left.employment.count({ where }), left.group.count({ where }), left.licence.count({ where }), left.schoolAddress.count({ where }), left.rosterImport.count({ where }), left.substitution.count({ where })])).toEqual([0, 0, 0, 0, 0, 0, 0])
    expect(await left.pairwiseSubject.count({ where: { personId: pupil.id } })).toBe(0)
    expect([await left.homeAccount.count({ where: { id: home.id } }), await left.homeAccount.count({ where: { id: alone.id } }), await left.user.count({ where: { id: ict.userId } })]).toEqual([1, 0, 0])
    expect(await left.pupil.count({ where: { id: brother.id, removedAt: null } })).toBe(1)
    expect((await auditOf(ict.school.id)).at(-1)).toMatchObject({ action: 'schools.erased' })
    expect(await refused(reopen())).toBe('reopen-late')
    await eraseClosedSchools(new Date(NOW.getTime() + 182 * DAY))
    expect((await auditOf(ict.school.id)).filter(({ action }) => action === 'schools.erased')).toHaveLength(1)
  })

  test('another school’s request is not this coordinator’s', async () => {
    await ask()
    const stranger = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
    expect(await refused(command(stranger, (context) => withdrawClosing(context)))).toBe('closing-gone')
    expect(await everything().schoolClosing.count({ where: { schoolId: ict.school.id } })).toBe(1)
  })
})
