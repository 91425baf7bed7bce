import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { createSession } from '@/lib/access/session'
import { jobs } from '@/lib/platform/jobs'
import { queueMail } from '@/lib/platform/mailer'
import { beat } from '@/lib/status/pulse'
import { portalStatus, readStatus } from '@/lib/status/status'
import { makeLasLink, makeSchool, makeStaff } from '@/prisma/seed/factories'
import { everything } from '../support/command'
import { seedTestPublishers } from '../support/people'

const minutes = (count: number) => new Date(Date.now() - count * 60_000)
const part = async (key: string) => {
  const { portal, las, publishers } = await readStatus(new Date())
  return [...portal, ...las, ...publishers].find((each) => each.key === key)!
}
beforeAll(async () => {
  await jobs()
  await seedTestPublishers()
})
beforeEach(async () => {
  await everything().outboxMail.deleteMany()
  await everything().rosterImport.deleteMany()
  await everything().lasLink.deleteMany()
  await beat(new Date())
})

test('HLP-4: a portal in which all goes well works; a worker that stands still does not', async () => {
  expect(await readStatus(new Date())).toMatchObject({ state: 'works', portal: [{ key: 'login', state: 'works' }, { key: 'imports', state: 'works' }, { key: 'mail', state: 'works' }] })
  await beat(minutes(6))
  expect((await readStatus(new Date())).portal.map(({ state }) => state)).toEqual(['works', 'down', 'down'])
})

test('the last login, import and mail are told, of whom is not', async () => {
  const school = await makeSchool({ name: 'School met een naam' })
  const { user, employment } = await makeStaff(school.id, { roles: ['teacher'], email: 'iemand@school.example' })
  await createSession({ kind: 'staff', userId: user!.id, schoolId: school.id, employmentId: employment.id, address: '192.0.2.77' })
  await everything().rosterImport.create({ data: { schoolId: school.id, fileName: 'geheim.xml', status: 'applied', endedAt: minutes(3) } })
  await queueMail(everything(), { key: randomUUID(), schoolId: school.id, recipient: 'iemand@school.example', subject: 'x', html: 'x', text: 'x' })
  await everything().outboxMail.updateMany({ data: { sentAt: minutes(2) } })
  const status = await readStatus(new Date())
  for (const { lastGood } of status.portal) expect(lastGood!.getTime()).toBeGreaterThan(minutes(4).getTime())
  expect(JSON.stringify(status)).not.toMatch(/iemand|School met|geheim|192\.0\.2|[0-9a-f]{8}-[0-9a-f]{4}/)
})

test('an import that waits, mails that wait, and a receiver that refuses', async () => {
  const school = await makeSchool()
  await everything().rosterImport.create({ data: { schoolId: school.id, fileName: 'x', status: 'queued', createdAt: minutes(20) } })
  expect((await part('imports')).state).toBe('slow')
  const mail = (data: object) => everything().outboxMail.create({ data: { key: randomUUID(), recipient: 'a@b.example', subject: 'x', contentCipher: new Uint8Array(1), dueAt: minutes(90), ...data } })
  await mail({ attempts: 3, lastError: 'SMTP 451' })
  await mail({ failedAt: new Date() })
  await mail({ contentCipher: null })
  expect((await part('mail')).state, 'what receivers refuse says nothing of the portal').toBe('works')
  await mail({ dueAt: minutes(11), attempts: 1, lastError: 'no connection' })
  expect((await part('mail')).state).toBe('slow')
})

test('a LAS by its schools’ runs of a day, a publisher by its last fetch', async () => {
  for (const [at, outcome] of ['unchanged', 'timeout', 'timeout', 'fault-authorisation'].entries()) {
    const school = await makeSchool()
    await makeLasLink(school.id, 'esis', { live: true })
    await everything().lasLink.update({ where: { schoolId: school.id }, data: { lastRunAt: minutes(at), lastOutcome: outcome } })
  }
  expect([(await part('esis')).state, (await part('parnassys')).state]).toEqual(['down', 'unknown'])
  await everything().publisher.update({ where: { slug: 'malmberg' }, data: { lastSyncAt: minutes(60) } })
  expect(await part('malmberg')).toMatchObject({ state: 'works' })
  expect((await part('zwijsen')).state).toBe('unknown')
  await everything().publisher.update({ where: { slug: 'malmberg' }, data: { lastSyncAt: null } })
})

test('asked for often, the database is read once a minute', async () => {
  const now = new Date()
  const first = await portalStatus(now)
  await beat(minutes(30))
  expect(await portalStatus(new Date(now.getTime() + 59_000))).toBe(first)
  expect((await portalStatus(new Date(now.getTime() + 61_000))).state).toBe('down')
})
