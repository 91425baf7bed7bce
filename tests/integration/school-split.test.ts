import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/access/actor'
import { decrypt } from '@/lib/platform/crypto'
import { passwordChoices } from '@/lib/pictures/choose'
import { splitBoardWords } from '@/lib/procedures/boards'
import { splitPreview, splitView, type SplitPreview } from '@/lib/procedures/split-queries'
import { splitSchool } from '@/lib/procedures/split-school'
import { personClaims } from '@/lib/sso/person-claims'
import { giveConsent, giveLicence, grantToGroups, makeBoard, makeGroup, makeHome, makePupil, makeSchool, makeStaff, makeSubstitute, signAgreement } from '@/prisma/seed/factories'
import { beside, helpdeskActor } from '../support/beside'
import { auditOf, everything, refused } from '../support/command'
import { seedTestPublishers } from '../support/people'

let helpdesk: StaffActor
let one: Awaited<ReturnType<typeof makeOne>>
beforeAll(async () => {
  await seedTestPublishers()
  helpdesk = await helpdeskActor()
})
beforeEach(async () => {
  one = await makeOne()
})

async function makeOne() {
  const [from, to] = [await makeSchool(), await makeSchool()]
  const [goes, stays] = [await makeGroup(from.id, { name: 'Groep 3' }), await makeGroup(from.id, { name: 'Groep 7' })]
  const fleur = await makePupil(from.id, goes.id, { firstName: 'Fleur', eckId: `eck-${from.id}`, pin: '4826' })
  const omar = await makePupil(from.id, stays.id, { firstName: 'Omar' })
  const home = await makeHome(`ouder-${from.id}@thuis.example`, [fleur, omar])
  const juf = await makeStaff(from.id, { roles: ['teacher', 'coordinator'], groupIds: [goes.id, stays.id] })
  await makeStaff(to.id, { roles: ['coordinator'] })
  const licence = await giveLicence(from.id, 'logo-digitaal')
  await grantToGroups(from.id, licence.id, [goes.id, stays.id])
  for (const school of [from, to]) await giveConsent(school.id, 'cito')
  return { from, to, goes, stays, fleur, omar, home, juf, licence }
}
const preview = async (groupIds = [one.goes.id]) => (await splitPreview({ from: one.from.brin!, to: one.to.brin!, groupIds }, new Date())) as SplitPreview
const doSplit = async (group = [one.goes.id], digest?: string) => {
  const shown = digest ?? (await preview(group)).digest
  return beside(helpdesk, (context) => splitSchool(context, { fromId: one.from.id, toId: one.to.id, group, digest: shown, sure: 'ja', boards: 'ja' }))
}

describe('ACC-8: groups go on as another school', () => {
  test('the child is new there: another number and pseudonym; picture, pin and homes go along, titles do not', async () => {
    const { sector } = await everything().publisher.findUniqueOrThrow({ where: { slug: 'cito' } })
    const before = await personClaims({ kind: 'pupil', personId: one.fleur.id, place: 'school' }, sector)
    const { splitId } = await doSplit()
    const made = await everything().pupil.findFirstOrThrow({ where: { schoolId: one.to.id }, include: { group: true, homes: true, licences: true } })
    expect(made).toMatchObject({ firstName: 'Fleur', picture: one.fleur.picture, removedAt: null, licences: [], homes: [{ homeAccountId: one.home.id }], group: { name: 'Groep 3' } })
    expect([made.id === one.fleur.id, made.portalId === one.fleur.portalId]).toEqual([false, false])
    expect(decrypt(made.pinCipher, 'pin')).toBe('4826')
    expect(passwordChoices(made.id).map(({ slug }) => slug)).toContain(decrypt(made.pictureCipher, 'password-picture'))
    expect(decrypt(made.eckIdCipher!, 'eck-id')).toBe(`eck-${one.from.id}`)
    const after = await personClaims({ kind: 'pupil', personId: made.id, place: 'school' }, sector)
    expect(after!.sub).not.toBe(before!.sub)
    expect(await personClaims({ kind: 'pupil', personId: one.fleur.id, place: 'school' }, sector)).toBeNull()
    expect(await everything().pupil.findUniqueOrThrow({ where: { id: one.omar.id } })).toMatchObject({ schoolId: one.from.id, removedAt: null })
    expect((await splitView(splitId, new Date()))!.report).toMatchObject({ pupils: [{ was: Number(one.fleur.portalId), becomes: Number(made.portalId) }], staff: 1, homes: 1 })
    for (const { id } of [one.from, one.to]) expect((await auditOf(id)).at(-1)).toMatchObject({ action: 'schools.split', subjectId: splitId })
  })

  test('of two boards: said with what the receiving one signed, and confirmed apart; what was shown must still be so', async () => {
    const attempt = async (digest: string, boards?: 'ja') => beside(helpdesk, (context) => splitSchool(context, { fromId: one.from.id, toId: one.to.id, group: [one.goes.id], digest, sure: 'ja', ...(boards ? { boards } : {}) }))
    const board = await makeBoard()
    await everything().school.update({ where: { id: one.to.id }, data: { boardId: board.id } })
    const shown = await preview()
    expect(shown.report.boards).toMatchObject({ stays: `${board.name} (${board.number})`, agreement: 'none' })
    expect(splitBoardWords(shown.report.boards!.agreement)).toContain('voor de andere school geen verwerkersovereenkomst')
    expect(await refused(attempt(shown.digest))).toBe('merge-boards')
    await signAgreement({ boardId: board.id, name: 'Saar', position: 'voorzitter', email: 'saar@bestuur.example', place: 'Utrecht' })
    expect(await refused(attempt(shown.digest, 'ja'))).toBe('merge-changed')
    const { splitId } = await attempt((await preview()).digest, 'ja')
    expect((await splitView(splitId, new Date()))!.report.boards).toMatchObject({ agreement: 'signed' })
    const { boardId } = await everything().school.findUniqueOrThrow({ where: { id: one.from.id } })
    await everything().school.update({ where: { id: one.to.id }, data: { boardId } })
    expect((await preview([one.stays.id])).report.boards).toBeNull()
  })

  test('what must wait for a merger’s day of undoing says which, and until when', async () => {
    const other = await makeSchool()
    const mergedAt = new Date(Date.now() - 3_600_000)
    const { id } = await everything().schoolMerge.create({ data: { goesId: other.id, staysId: one.to.id, report: {}, mergedAt } })
    await everything().schoolMerge.create({ data: { goesId: other.id, staysId: one.to.id, report: {}, mergedAt: new Date(0) } })
    expect(await preview()).toMatchObject({ blocks: ['undoable'], undoable: [{ mergeId: id, until: new Date(mergedAt.getTime() + 86_400_000) }] })
    await everything().schoolMerge.update({ where: { id }, data: { status: 'undone' } })
    expect(await preview()).toMatchObject({ blocks: [], undoable: [] })
  })

  test('the teacher works at both, as a teacher there; a substitute account stands ready there, and ends here', async () => {
    await doSplit()
    const there = await everything().employment.findFirstOrThrow({ where: { schoolId: one.to.id, userId: one.juf.user!.id }, include: { groups: { include: { group: true } } } })
    expect(there).toMatchObject({ roles: ['teacher'], groups: [{ group: { name: 'Groep 3' } }] })
    expect(await everything().employment.findUniqueOrThrow({ where: { id: one.juf.employment.id } })).toMatchObject({ removedAt: null, roles: ['teacher', 'coordinator'] })
    const accounts = await everything().employment.findMany({ where: { schoolId: { in: [one.from.id, one.to.id] }, substituteGroupId: { not: null }, removedAt: null }, include: { substituteGroup: true } })
    expect(accounts.map(({ schoolId, substituteGroup }) => [schoolId, substituteGroup!.name]).sort()).toEqual([[one.from.id, 'Groep 7'], [one.to.id, 'Groep 3']].sort())
  })

  test('a child that the other school knew by its ECK iD goes on in that row', async () => {
    const known = await makePupil(one.to.id, null, { firstName: 'Fleur', eckId: `eck-${one.from.id}` })
    await everything().pupil.update({ where: { id: known.id }, data: { removedAt: new Date() } })
    await doSplit()
    const rows = await everything().pupil.findMany({ where: { schoolId: one.to.id }, include: { group: true } })
    expect(rows).toMatchObject([{ id: known.id, removedAt: null, group: { name: 'Groep 3' } }])
  })

  test('not all groups, not none, not beside a substitute; what was not shown is not done', async () => {
    expect((await preview([one.goes.id, one.stays.id])).blocks).toEqual(['all'])
    expect((await preview([])).blocks).toEqual(['none'])
    expect(await refused(doSplit([]))).toBe('split-blocked')
    const { digest } = await preview()
    await makePupil(one.from.id, one.goes.id)
    expect(await refused(doSplit([one.goes.id], digest))).toBe('merge-changed')
    await makeSubstitute(one.from.id, one.goes.id)
    expect((await preview()).blocks).toEqual(['substitute'])
    expect(await everything().pupil.count({ where: { schoolId: one.to.id } })).toBe(0)
  })

  test('a group of a third school, or one that went, is nobody’s to send', async () => {
    const third = await makeGroup((await makeSchool()).id)
    expect((await preview([third.id])).blocks).toEqual(['none'])
    await doSplit()
    expect((await preview([one.goes.id])).blocks).toEqual(['none'])
  })
})
