import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/access/actor'
import { endedWords } from '@/lib/access/ended-words'
import { createSession, endedBecause, readSession } from '@/lib/access/session'
import { schoolForHelpdesk } from '@/lib/helpdesk/schools'
import { run } from '@/lib/platform/db/pool'
import { mergePreview, mergeView, type MergePreview } from '@/lib/procedures/queries'
import { mergeSchools } from '@/lib/procedures/merge-schools'
import { reportText } from '@/lib/procedures/report'
import { readWorld } from '@/lib/procedures/store'
import { undoMerge } from '@/lib/procedures/undo-merge'
import { TABLE_NAMES, type World } from '@/lib/procedures/world'
import { SCHOOL } from '@/lib/publisher-api/sql'
import { personClaims } from '@/lib/sso/person-claims'
import { giveConsent, giveLicence, grantToGroups, makeBoard, makeGroup, makeHome, makeLasLink, makePupil, makeSchool, makeStaff, makeSubstitute, signAgreement } from '@/prisma/seed/factories'
import { beside, helpdeskActor } from '../support/beside'
import { auditOf, everything, refused } from '../support/command'
import { seedTestPublishers } from '../support/people'

let helpdesk: StaffActor
beforeAll(async () => {
  await seedTestPublishers()
  helpdesk = await helpdeskActor()
})
type Two = Awaited<ReturnType<typeof twoSchools>>
async function twoSchools() {
  const { id: boardId } = await makeBoard()
  const [goes, stays] = [await makeSchool({ boardId, addresses: ['192.0.2.1/32', '192.0.2.9/32'] }), await makeSchool({ boardId, addresses: ['192.0.2.9/32'] })]
  const [g, s] = [await makeGroup(goes.id, { name: 'Groep 5', lasKey: 'G1' }), await makeGroup(stays.id, { name: 'Groep 5', lasKey: 'G1' })]
  const fleur = await makePupil(goes.id, g.id, { firstName: 'Fleur', lasKey: 'P1', eckId: `eck-fleur-${goes.id}` })
  const omar = await makePupil(goes.id, g.id, { firstName: 'Omar', lasKey: 'P7', eckId: `eck-omar-${goes.id}` })
  const omarThere = await makePupil(stays.id, s.id, { firstName: 'Omar', lasKey: 'P8', eckId: `eck-omar-${goes.id}` })
  const stranger = await makePupil(stays.id, s.id, { firstName: 'Sam', lasKey: 'P1' })
  await makeHome(`ouder-${goes.id}@thuis.example`, [fleur, omar])
  const email = `juf-${goes.id}@school.example`
  const [juf, jufThere] = [await makeStaff(goes.id, { roles: ['teacher', 'coordinator'], email, groupIds: [g.id], lasKey: 'T1' }), await makeStaff(stays.id, { roles: ['teacher'], email, groupIds: [s.id], lasKey: 'T1' })]
  await makeStaff(stays.id, { roles: ['coordinator'], email: `ict-${stays.id}@school.example` })
  await makeSubstitute(goes.id, g.id)
  for (const [school, slug] of [[goes, 'cito'], [goes, 'rezulto'], [stays, 'cito']] as const) await giveConsent(school.id, slug)
  const meter = await giveLicence(goes.id, 'groeimeter', { linking: 'portal', groupIds: [g.id], seats: 30 })
  const meterThere = await giveLicence(stays.id, 'groeimeter', { linking: 'portal', groupIds: [s.id], seats: 40 })
  const logo = await giveLicence(goes.id, 'logo-digitaal')
  await grantToGroups(goes.id, logo.id, [g.id])
  return { goes, stays, g, s, fleur, omar, omarThere, stranger, juf, jufThere, meter, meterThere, logo }
}

const now = new Date()
const preview = async ({ goes, stays }: Pick<Two, 'goes' | 'stays'>, chosen: string[] = [], brin: string | null = null) => (await mergePreview({ goes: goes.brin!, stays: stays.brin!, brin, chosen }, now)) as MergePreview
async function merge(two: Two, keep: string[] = [], brin?: string) {
  const { digest } = await preview(two, keep, brin ?? null)
  return beside(helpdesk, (context) => mergeSchools(context, { goesId: two.goes.id, staysId: two.stays.id, digest, keep, sure: 'ja', ...(brin ? { brin } : {}) }), now)
}
const sectorOf = async (slug: string) => (await everything().publisher.findUniqueOrThrow({ where: { slug } })).sector
const undo = (mergeId: string, at = now) => beside(helpdesk, (context) => undoMerge(context, { mergeId, sure: 'ja' }), at)
const pupil = (id: string) => everything().pupil.findUniqueOrThrow({ where: { id } })
/** Everything of the two schools but what no undo can turn back: how often screens were made anew. */
async function worldOf({ goes, stays }: Two): Promise<Record<string, string[]>> {
  const world: World = await everything().$transaction((tx) => readWorld(tx, [goes.id, stays.id]))
  return Object.fromEntries(TABLE_NAMES.map((table) => [table, world[table].map((row) => JSON.stringify({ ...row, revision: 0, data_changed_at: null })).sort()]))
}

describe('ACC-8: two schools become one', () => {
  let two: Two
  beforeEach(async () => {
    two = await twoSchools()
  })

  test('pupils keep numbers, pseudonyms, pins and homes; publishers hear where the school went', async () => {
    const before = await personClaims({ kind: 'pupil', personId: two.fleur.id, place: 'school' }, await sectorOf('cito'))
    const portalId = two.goes.portalId
    await merge(two)
    const fleur = await pupil(two.fleur.id)
    expect(fleur).toMatchObject({ schoolId: two.stays.id, groupId: two.g.id, portalId: two.fleur.portalId, picture: two.fleur.picture })
    expect(Buffer.from(fleur.pinCipher)).toEqual(Buffer.from(two.fleur.pinCipher))
    const after = await personClaims({ kind: 'pupil', personId: two.fleur.id, place: 'school' }, await sectorOf('cito'))
    expect(after!.sub).toBe(before!.sub)
    expect(await everything().pupilHome.count({ where: { schoolId: two.stays.id, pupilId: fleur.id } })).toBe(1)
    const publisher = await everything().publisher.findUniqueOrThrow({ where: { slug: 'cito' } })
    const [seen] = await run<{ active: boolean; mergedInto: string }>(SCHOOL, [publisher.id, portalId])
    expect(seen).toMatchObject({ active: false, mergedInto: String(two.stays.portalId) })
    expect(await personClaims({ kind: 'pupil', personId: two.fleur.id, place: 'school' }, await sectorOf('rezulto'))).toBeNull()
    expect((await everything().school.findUniqueOrThrow({ where: { id: two.stays.id } })).schoolRef).not.toBe(two.stays.schoolRef)
  })

  test('clashing LAS keys: those of the school that went are let go, the others stay', async () => {
    await merge(two)
    expect([(await pupil(two.fleur.id)).lasKey, (await pupil(two.stranger.id)).lasKey, (await everything().group.findUniqueOrThrow({ where: { id: two.g.id } })).lasKey]).toEqual([null, 'P1', null])
  })

  test('one ECK iD at both: one row goes on, with the homes and titles of both; the helpdesk may choose which', async () => {
    await merge(two)
    expect((await pupil(two.omarThere.id)).removedAt).toBeNull()
    expect(await pupil(two.omar.id)).toMatchObject({ eckIdHash: null, eckIdAt: null, lasKey: null, removedAt: now })
    expect(await everything().pupilHome.count({ where: { pupilId: two.omarThere.id } })).toBe(1)
    expect(await everything().licencePerson.count({ where: { licenceId: two.logo.id, pupilId: two.omarThere.id } })).toBe(1)
    const other = await twoSchools()
    await merge(other, [other.omar.id])
    expect([(await pupil(other.omar.id)).removedAt, (await pupil(other.omarThere.id)).removedAt]).toEqual([null, now])
  })

  test('who works at both logs in once, with the roles and groups of both; the sessions of the school that went end', async () => {
    const token = await createSession({ kind: 'staff', userId: two.juf.user!.id, schoolId: two.goes.id, employmentId: two.juf.employment.id, address: '127.0.0.1' })
    const child = await createSession({ kind: 'pupil', pupilId: two.fleur.id, schoolId: two.goes.id, address: '127.0.0.1' })
    await merge(two)
    expect([await readSession(token, null), await readSession(child, null)]).toEqual([null, null])
    // Who held that session is told why, with both names; a child and a stranger are told nothing.
    expect(await endedBecause(token)).toEqual({ why: 'merged', school: two.goes.name, into: two.stays.name })
    expect(endedWords((await endedBecause(token))!).words).toBe(`${two.goes.name} is samengevoegd met ${two.stays.name}. Log opnieuw in, met het e-mailadres en wachtwoord die u al had.`)
    expect([await endedBecause(child), await endedBecause('x'.repeat(43)), await endedBecause(null)]).toEqual([null, null, null])
    const row = await everything().employment.findUniqueOrThrow({ where: { id: two.jufThere.employment.id }, include: { groups: true } })
    expect([...row.roles].sort()).toEqual(['coordinator', 'teacher'])
    expect(row.groups.map(({ groupId }) => groupId).sort()).toEqual([two.g.id, two.s.id].sort())
    expect(await everything().employment.findUniqueOrThrow({ where: { id: two.juf.employment.id } })).toMatchObject({ userId: null, removedAt: now, schoolId: two.stays.id })
  })

  test('licences of one title become one, with the seats of both; consents of the one that stays count, others are told', async () => {
    const { mergeId } = await merge(two)
    expect(await everything().licence.findUniqueOrThrow({ where: { id: two.meterThere.id }, include: { groups: true } })).toMatchObject({ seats: 70, groups: expect.arrayContaining([expect.objectContaining({ groupId: two.g.id })]) })
    const { report } = (await mergeView(mergeId, now))!
    expect(report).toMatchObject({ publishersToTick: ['Rezulto'], licences: ['Groeimeter'], sameGroups: ['Groep 5'], moved: { groups: 1, pupils: 2, addresses: 1 } })
    const text = reportText(report, { mergedAt: 'nu', undoneAt: null })
    expect(text).toContain('Rezulto')
    expect(text).not.toMatch(/Omar|Fleur/)
    const mails = await everything().outboxMail.findMany({ where: { key: { startsWith: `schools-merged-${mergeId}` } } })
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual([two.juf.email, `ict-${two.stays.id}@school.example`].sort())
    for (const { id } of [two.goes, two.stays]) expect((await auditOf(id)).at(-1)).toMatchObject({ action: 'schools.merged', subjectId: mergeId })
  })

  test('undone within the day, every row is exactly what it was; a pin given since stays with its child', async () => {
    const before = await worldOf(two)
    const { mergeId } = await merge(two, [two.omar.id])
    expect(await worldOf(two)).not.toEqual(before)
    await undo(mergeId)
    expect(await worldOf(two)).toEqual(before)
    expect(await refused(undo(mergeId))).toBe('merge-undo-late')
    const again = await merge(two)
    await everything().pupilBadge.create({ data: { schoolId: two.stays.id, pupilId: two.fleur.id, tokenHash: new TextEncoder().encode(mergeId), tokenCipher: new Uint8Array([1]) } })
    await undo(again.mergeId)
    expect(await everything().pupilBadge.count({ where: { schoolId: two.goes.id, pupilId: two.fleur.id } })).toBe(1)
  })

  test('not after a day, nor after what cannot be told apart; nothing is half undone', async () => {
    const { mergeId } = await merge(two)
    expect(await refused(undo(mergeId, new Date(now.getTime() + 24 * 3_600_000)))).toBe('merge-undo-late')
    const tie = await everything().licencePerson.create({ data: { schoolId: two.stays.id, licenceId: two.meterThere.id, pupilId: two.fleur.id } })
    expect((await mergeView(mergeId, now))!.blocks).toEqual(['mixed'])
    expect(await refused(undo(mergeId))).toBe('merge-undo-changed')
    await everything().licencePerson.delete({ where: { id: tie.id } })
    await everything().licence.update({ where: { id: two.meterThere.id }, data: { seats: 71 } })
    expect((await mergeView(mergeId, now))!.blocks).toEqual(['licences'])
    await everything().licence.update({ where: { id: two.meterThere.id }, data: { seats: 70 } })
    const late = await everything().rosterImport.create({ data: { schoolId: two.stays.id, status: 'applied', fileName: 'x.xml', endedAt: new Date(now.getTime() + 1000) } })
    expect((await mergeView(mergeId, now))!.blocks).toEqual(['import'])
    await everything().rosterImport.delete({ where: { id: late.id } })
    await undo(mergeId)
    expect((await pupil(two.fleur.id)).schoolId).toBe(two.goes.id)
  })

  test('what stands in the way stops it; what was not shown is not done', async () => {
    await makeLasLink(two.goes.id, 'parnassys')
    expect((await preview(two)).blocks).toEqual(['goes-link'])
    expect(await refused(merge(two))).toBe('merge-blocked')
    await everything().lasLink.delete({ where: { schoolId: two.goes.id } })
    await everything().rosterImport.create({ data: { schoolId: two.stays.id, fileName: 'x.xml' } })
    expect((await preview(two)).blocks).toEqual(['stays-waiting'])
    await everything().rosterImport.deleteMany({ where: { schoolId: two.stays.id } })
    expect((await preview({ goes: two.goes, stays: two.goes })).blocks).toEqual(['same'])
    const { digest } = await preview(two)
    await makePupil(two.goes.id, two.g.id)
    expect(await refused(beside(helpdesk, (context) => mergeSchools(context, { goesId: two.goes.id, staysId: two.stays.id, digest, keep: [], sure: 'ja' })))).toBe('merge-changed')
    expect(await refused(beside(helpdesk, async (context) => mergeSchools(context, { goesId: two.goes.id, staysId: two.stays.id, digest: (await preview(two)).digest, keep: [] })))).toBe('merge-unconfirmed')
    expect((await pupil(two.fleur.id)).schoolId).toBe(two.goes.id)
  })

  test('of two boards: said with both, with what the receiving one signed, and confirmed apart; what was shown must still be so', async () => {
    expect((await preview(two)).report.boards).toBeNull()
    const board = await makeBoard()
    await everything().school.update({ where: { id: two.stays.id }, data: { boardId: board.id } })
    const shown = await preview(two)
    expect(shown.report.boards).toMatchObject({ stays: `${board.name} (${board.number})`, agreement: 'none' })
    expect(shown.report.boards!.goes).not.toBe(shown.report.boards!.stays)
    const attempt = (digest: string, boards?: 'ja') => beside(helpdesk, (context) => mergeSchools(context, { goesId: two.goes.id, staysId: two.stays.id, digest, keep: [], sure: 'ja', ...(boards ? { boards } : {}) }), now)
    expect(await refused(attempt(shown.digest))).toBe('merge-boards')
    await signAgreement({ boardId: board.id, name: 'Saar', position: 'voorzitter', email: 'saar@bestuur.example', place: 'Utrecht' })
    expect(await refused(attempt(shown.digest, 'ja'))).toBe('merge-changed')
    const anew = await preview(two)
    expect(anew.report.boards).toMatchObject({ agreement: 'signed' })
    const { mergeId } = await attempt(anew.digest, 'ja')
    const view = (await mergeView(mergeId, now))!
    expect(reportText(view.report, { mergedAt: 'toen', undoneAt: null })).toContain(`naar ${board.name} (${board.number})`)
    expect((await schoolForHelpdesk(two.goes.id, now))!.mergedInto).toEqual({ id: two.stays.id, name: two.stays.name })
    await undo(mergeId)
    expect(await mergeView(mergeId, now)).toMatchObject({ undoneAt: now, undoneBy: helpdesk.name })
    expect(reportText(view.report, { mergedAt: 'toen', undoneAt: 'later', undoneBy: helpdesk.name })).toMatch(/^Verslag van een fusie die ongedaan is gemaakt\r\n[^]*Ongedaan gemaakt: later, door Helpdesk\r\nWas opgegaan: /)
    expect((await schoolForHelpdesk(two.goes.id, now))!.mergedInto).toBeNull()
  })

  test('a new number of DUO, with its name; a number of another school is refused', async () => {
    await everything().duoLocation.create({ data: { brin: '98ZY77', name: 'Fusieschool', city: 'Stad' } })
    expect((await preview(two, [], (await makeSchool()).brin)).blocks).toEqual(['brin-used'])
    expect((await preview(two, [], '98ZY78')).blocks).toEqual(['brin-unknown'])
    const { mergeId } = await merge(two, [], '98ZY77')
    expect(await everything().school.findUniqueOrThrow({ where: { id: two.stays.id } })).toMatchObject({ brin: '98ZY77', name: 'Fusieschool', city: 'Stad' })
    await undo(mergeId)
    expect(await everything().school.findUniqueOrThrow({ where: { id: two.stays.id } })).toMatchObject({ brin: two.stays.brin, name: two.stays.name, schoolRef: two.stays.schoolRef })
  })

  test('two who merge at once: one does it', async () => {
    const outcomes = await Promise.all([refused(merge(two)), refused(merge(two))])
    expect(outcomes.filter((code) => code === undefined)).toHaveLength(1)
    expect(await everything().schoolMerge.count({ where: { goesId: two.goes.id } })).toBe(1)
  })
})
