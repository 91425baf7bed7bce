import { strFromU8, unzipSync } from 'fflate'
import { parse } from 'plist'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { scopeOf } from '@/lib/access/actor'
import { arriveByShortcut } from '@/lib/shortcuts/arrive'
import { downloadFile, downloadZip } from '@/lib/shortcuts/download'
import { tickedSuppliers } from '@/lib/network-suppliers/queries'
import { shortcutsFor } from '@/lib/shortcuts/queries'
import { launchTitle } from '@/lib/sso/launch'
import { createSession, readSession } from '@/lib/access/session'
import { giveConsent, giveLicence, grantToGroups, makeGroup, makePupil, makeSchool, makeStaff } from '@/prisma/seed/factories'
import { auditOf, everything } from '../support/command'
import { OUTSIDE, seedTestPublishers, signedIn } from '../support/people'

/** Malmberg and Cito ticked; Rekenreis and its teachers’ part for the group, Spellingspoor and Leerlingtoets for nobody, Getallenland without a tick. */
async function makeWorld() {
  const school = await makeSchool()
  const group = await makeGroup(school.id)
  await makePupil(school.id, group.id)
  const coordinator = (await signedIn(school.id, { roles: ['coordinator'] })).actor
  const teacher = (await signedIn(school.id, { roles: ['teacher'], groupIds: [group.id] })).actor
  const elsewhere = (await signedIn(school.id, { roles: ['teacher'], groupIds: [(await makeGroup(school.id)).id] })).actor
  for (const slug of ['malmberg', 'cito']) await giveConsent(school.id, slug)
  const reken = await giveLicence(school.id, 'rekenreis')
  for (const licence of [reken, await giveLicence(school.id, 'rekenreis-leerkracht')]) await grantToGroups(school.id, licence.id, [group.id])
  for (const code of ['spellingspoor', 'leerlingtoets', 'getallenland']) await giveLicence(school.id, code)
  return { school, coordinator, teacher, elsewhere, reken }
}
let world: Awaited<ReturnType<typeof makeWorld>>
beforeAll(seedTestPublishers)
beforeEach(async () => void (world = await makeWorld()))

const forms = async (actor: typeof world.teacher) => (await shortcutsFor(actor)).titles.map(({ name, pupil, teacher }) => `${name}:${pupil ? ' leerling' : ''}${teacher ? ' leerkracht' : ''}`)
const ask = (actor: typeof world.teacher, titel: string, voor = 'leerling', vorm = 'url') => downloadFile(actor, { titel, voor, vorm })

describe('MAT-2: who may download which shortcuts', () => {
  test('a coordinator all of the school’s ticked and licensed titles, also before anything is linked', async () => {
    expect(await forms(world.coordinator)).toEqual(['Leerlingtoets: leerling leerkracht', 'Rekenreis: leerling leerkracht', 'Rekenreis voor de leerkracht: leerkracht', 'Spellingspoor: leerling'])
  })
  test('a teacher those of the own groups; one without titles still the portal’s own', async () => {
    expect(await forms(world.teacher)).toEqual(['Rekenreis: leerling leerkracht', 'Rekenreis voor de leerkracht: leerkracht'])
    expect(await forms(world.elsewhere)).toEqual([])
    expect((await ask(world.elsewhere, 'portaal'))!.status).toBe(200)
    expect([await downloadZip(world.elsewhere), await ask(world.elsewhere, world.reken.productId)]).toEqual([null, null])
  })
  test('MAT-1: the addresses carry the school’s own INSTELLING_REF, and a replaced one is in none of them', async () => {
    const before = (await shortcutsFor(world.coordinator)).portal.pupil.address
    expect(new URL(before).searchParams.get('INSTELLING_REF')).toBe(world.school.schoolRef)
    const { schoolRef } = await everything().school.update({ where: { id: world.school.id }, data: { schoolRef: crypto.randomUUID() } })
    const { titles, portal } = await shortcutsFor(world.coordinator)
    for (const { address } of [portal.pupil, portal.teacher, ...titles.flatMap(({ pupil, teacher }) => [pupil, teacher].filter((each) => each !== null))]) expect(new URL(address).searchParams.get('INSTELLING_REF')).toBe(schoolRef)
    expect(await arriveByShortcut({ INSTELLING_REF: world.school.schoolRef })).toEqual({ next: null, old: 'school' })
  })
})

describe('MAT-2: downloads', () => {
  test('the zip: each pupil title three times, and a line in the audit log', async () => {
    const response = (await downloadZip(world.coordinator))!
    expect(Object.fromEntries(response.headers)).toMatchObject({ 'content-type': 'application/zip', 'cache-control': 'no-store' })
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
    expect(Object.keys(files).sort()).toEqual(['LEESMIJ.txt', ...['Leerlingtoets', 'Rekenreis', 'Spellingspoor'].flatMap((name) => [`Mac/${name}.webloc`, `Windows/${name}.url`, `iPad/${name}.mobileconfig`])].sort())
    const address = new URL((parse(strFromU8(files['Mac/Rekenreis.webloc']!)) as { URL: string }).URL)
    expect([address.pathname, Object.fromEntries(address.searchParams)]).toEqual(['/login/leerlingen/snelkoppelaar', { TARGET: `${OUTSIDE}/malmberg/app/rekenreis`, INSTELLING_REF: world.school.schoolRef }])
    expect(await auditOf(world.school.id)).toEqual([{ action: 'shortcuts.downloaded', outcome: 'done', subjectId: null, actorKind: 'staff', details: { form: 'zip', audience: 'pupil' } }])
  })
  test('a single file, with the title in the audit log', async () => {
    const response = (await ask(world.teacher, world.reken.productId, 'leerkracht', 'webloc'))!
    expect(response.headers.get('content-disposition')).toContain('filename="Rekenreis (leerkracht).webloc"')
    expect(await auditOf(world.school.id)).toEqual([{ action: 'shortcuts.downloaded', outcome: 'done', subjectId: world.reken.productId, actorKind: 'staff', details: { form: 'webloc', audience: 'teacher' } }])
  })
  test('what is not there, or not one’s own, is no file and leaves no line', async () => {
    const theirs = await giveLicence((await makeSchool()).id, 'taalbrug')
    const tried = [[theirs.productId], ['onzin'], ['../../etc'], ['alle'], [world.reken.productId, 'ouder'], [world.reken.productId, 'leerling', 'exe'], [world.reken.productId, 'leerling', 'toString']] as const
    for (const [titel, voor, vorm] of tried) expect(await ask(world.coordinator, titel, voor, vorm), titel).toBeNull()
    expect(await auditOf(world.school.id)).toEqual([])
  })
})

test('MAT-2: ticked network environments are told, withdrawn ones and other schools’ are not', async () => {
  const supplier = (name: string) => everything().networkSupplier.create({ data: { slug: crypto.randomUUID(), name } })
  const [skool, moo, other] = [await supplier('Skool'), await supplier('MOO'), await supplier('Cloudwise')]
  await everything().networkConsent.createMany({ data: [{ schoolId: world.school.id, supplierId: skool.id }, { schoolId: world.school.id, supplierId: moo.id, withdrawnAt: new Date() }, { schoolId: (await makeSchool()).id, supplierId: other.id }] })
  expect(await tickedSuppliers(scopeOf(world.teacher))).toEqual(['Skool'])
})

describe('MAT-3: arriving by a staff shortcut', () => {
  const ref = () => world.school.schoolRef
  test('a registered address leads to our launch of that title, and nothing else leads anywhere', async () => {
    const registered = `${OUTSIDE}/malmberg/app/rekenreis`
    expect(await arriveByShortcut({ TARGET: registered, INSTELLING_REF: ref() })).toEqual({ next: `/start/${world.reken.productId}`, old: null })
    expect(await arriveByShortcut({})).toEqual({ next: null, old: null })
    for (const TARGET of ['https://evil.example/', `${registered}/../x`, '//evil.example', 'javascript:alert(1)', '/beheer', 'x'.repeat(9000)]) expect(await arriveByShortcut({ TARGET, INSTELLING_REF: ref() }), TARGET.slice(0, 40)).toEqual({ next: null, old: 'title' })
    expect(await arriveByShortcut({ TARGET: [registered, 'https://evil.example'], INSTELLING_REF: 'onzin' })).toEqual({ next: null, old: 'school' })
  })
  test('ACC-5: who works at several schools chooses one first, and then goes on', async () => {
    const { user } = await makeStaff(world.school.id, { roles: ['teacher'] })
    const actor = await readSession(await createSession({ kind: 'staff', userId: user!.id, schoolId: null, employmentId: null, address: '127.0.0.1' }), '127.0.0.1')
    expect(await launchTitle(actor, world.reken.productId)).toBe(`/school-kiezen?next=%2Fstart%2F${world.reken.productId}`)
  })
})
