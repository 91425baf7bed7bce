import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { scopeOf } from '@/lib/access/actor'
import type { StaffAtSchool } from '@/lib/access/current'
import { answerRequest } from '@/lib/consent/answer-request'
import { answerTerms } from '@/lib/consent/answer-terms'
import { consentHistory, openRequests, openTerms } from '@/lib/consent/history'
import { countAsking, countTicked, notFetchedYet, publishersFor } from '@/lib/consent/queries'
import { saveConsents } from '@/lib/consent/save-consents'
import { tellPublisherJob } from '@/lib/consent/tell-job'
import type { Jobs } from '@/lib/platform/jobs'
import { signingKeys } from '@/lib/sso/signing-keys'
import { giveConsent, makeSchool } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { seedTestPublishers, signedIn } from '../support/people'
import { shownTerms } from '../support/terms'
import { stopJobs } from '../support/stop-jobs'

let ict: StaffAtSchool
let ids: Map<string, string>
let heard: { type: string; body: string }[]
let answers: number[]
const listener = createServer(async (req, res) => {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  heard.push({ type: String(req.headers['content-type']), body: Buffer.concat(chunks).toString() })
  res.writeHead(answers.shift() ?? 202, { location: '/elders' }).end('x'.repeat(100_000))
})

beforeAll(async () => {
  await seedTestPublishers()
  ids = new Map((await everything().publisher.findMany()).map(({ slug, id }) => [slug, id]))
  await once(listener.listen(0, '127.0.0.1'), 'listening')
  await everything().publisher.update({ where: { slug: 'cito' }, data: { notifyUrl: `http://127.0.0.1:${(listener.address() as AddressInfo).port}/nieuws` } })
})
afterAll(async () => {
  await everything().publisher.update({ where: { slug: 'cito' }, data: { notifyUrl: null } })
  listener.closeAllConnections()
  await new Promise((resolve) => listener.close(resolve))
  await stopJobs()
})
beforeEach(async () => {
  ict = (await signedIn((await makeSchool()).id, { roles: ['coordinator'], firstName: 'Iris', prefix: 'van', lastName: 'Dijk' })).actor
  ;[heard, answers] = [[], []]
})
const id = (slug: string) => ids.get(slug)!
const SHOWN = ['cito', 'malmberg'] as const
/** The page as somebody opens it now, and its form as it is sent. */
const opened = async () => ({
  shown: SHOWN.map(id), terms: await shownTerms(...SHOWN.map(id)),
  was: (await everything().consent.findMany({ where: { schoolId: ict.school.id, withdrawnAt: null } })).map(({ publisherId }) => publisherId),
})
const send = (page: Awaited<ReturnType<typeof opened>>, ...ticked: string[]) => command(ict, (context) => saveConsents(context, { ...page, publisher: ticked.map(id) }))
const save = async (...ticked: string[]) => {
  const page = await opened()
  return send(page, ...ticked)
}
const ask = async (slug: string) => (await everything().consentRequest.create({ data: { schoolId: ict.school.id, publisherId: id(slug) } })).id
const answer = async (requestId: string, verdict: 'ja' | 'nee', actor = ict, terms?: string) => {
  const shown = terms ?? (await shownTerms(id('cito')))
  return command(actor, (context) => answerRequest(context, { requestId, verdict, terms: shown }))
}
/** What lies in the queue about this school, oldest first. */
const news = async () =>
  (await everything().$queryRaw<{ data: Jobs['publisher.tell'] }[]>`select data from pgboss.job where name = 'publisher.tell' and data->>'schoolId' = ${ict.school.id} order by created_on`).map(({ data }) => data)

describe('PUB-4: asked, answered, remembered', () => {
  test('a request stands open with what would be shared; yes is a tick, with who and when', async () => {
    const request = await ask('cito')
    expect(await openRequests(scopeOf(ict))).toMatchObject([{ id: request, publisher: 'Cito', purpose: expect.any(String), attributes: expect.arrayContaining(['eckId']) }])
    await answer(request, 'ja')
    expect(await openRequests(scopeOf(ict))).toEqual([])
    expect(await consentHistory(scopeOf(ict))).toMatchObject([{ publisher: 'Cito', grantedBy: 'Iris van Dijk', withdrawnAt: null }])
    expect((await auditOf(ict.school.id)).map(({ action }) => action)).toEqual(['consent.granted'])
    expect(await news()).toMatchObject([{ what: 'granted', publisherId: id('cito') }])
  })
  test('no is remembered, and gives nothing', async () => {
    await answer(await ask('cito'), 'nee')
    expect(await consentHistory(scopeOf(ict))).toEqual([])
    expect(await everything().consentRequest.findFirst({ where: { schoolId: ict.school.id } })).toMatchObject({ granted: false, answeredById: ict.userId })
    expect((await news()).map(({ what }) => what)).toEqual(['declined'])
  })
  test('answered twice, another school’s, or an id that is none: refused', async () => {
    const request = await ask('cito')
    const other = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
    expect(await refused(answer(request, 'ja', other))).toBe('request-answered')
    await answer(request, 'nee')
    expect(await refused(answer(request, 'ja'))).toBe('request-answered')
    expect(await refused(answer(ict.school.id, 'ja'))).toBe('request-answered')
    expect(await consentHistory(scopeOf(ict))).toEqual([])
  })
  test('ticking answers the request; two answers at once make one tick', async () => {
    await ask('cito')
    await save('cito')
    expect(await openRequests(scopeOf(ict))).toEqual([])
    await save()
    const request = await ask('cito')
    await Promise.allSettled([answer(request, 'ja'), save('cito'), answer(request, 'ja')])
    expect(await everything().consent.count({ where: { schoolId: ict.school.id, withdrawnAt: null } })).toBe(1)
  })
})

describe('PUB-8: the publisher is told at once', () => {
  test('until its first fetch the school sees that it did not come yet', async () => {
    await save('cito', 'malmberg')
    expect(await notFetchedYet(scopeOf(ict))).toEqual(['Cito', 'Malmberg'])
    await everything().consent.updateMany({ where: { schoolId: ict.school.id, publisherId: id('cito') }, data: { firstFetchAt: new Date(), lastFetchAt: new Date() } })
    expect(await notFetchedYet(scopeOf(ict))).toEqual(['Malmberg'])
  })
  test('each change is news for a publisher that wants to hear it; none for others, and none for what did not change', async () => {
    await save('cito', 'malmberg')
    await save('cito')
    await save()
    expect((await news()).map(({ what, publisherId }) => [what, publisherId])).toEqual([['granted', id('cito')], ['withdrawn', id('cito')]])
  })
  test('as a signed token that names the school and nobody, the same at every retry', async () => {
    await save('cito')
    const [job] = await news()
    answers = [503, 302]
    for (const last of [false, true]) await expect(tellPublisherJob(job!, last)).rejects.toThrow(/answered (503|302)/)
    await tellPublisherJob(job!, false)
    expect(heard.map(({ type }) => type)).toEqual(Array<string>(3).fill('application/secevent+jwt'))
    const keys = createLocalJWKSet({ keys: (await signingKeys()).map(({ d: _secret, ...jwk }) => ({ ...jwk, kty: 'EC' })) })
    const school = await everything().school.findUniqueOrThrow({ where: { id: ict.school.id } })
    const ids = await Promise.all(heard.map(async ({ body }) => {
      const { payload, protectedHeader } = await jwtVerify(body, keys, { issuer: 'http://localhost:3000/oidc', audience: 'cito', typ: 'secevent+jwt' })
      expect(protectedHeader.alg).toBe('ES256')
      expect(payload).toMatchObject({ sub_id: { format: 'opaque', id: String(school.portalId) }, events: { 'urn:leerpoort:event:consent-granted': { instellingId: Number(school.portalId) } }, toe: expect.any(Number) })
      return payload.jti
    }))
    expect(new Set(ids)).toEqual(new Set([job!.event]))
  })
  test('a publisher that is gone from the line, or an address that does not answer', async () => {
    await giveConsent(ict.school.id, 'malmberg')
    const job = { publisherId: id('malmberg'), schoolId: ict.school.id, what: 'granted', at: new Date().toISOString(), event: 'x' } as const
    await tellPublisherJob(job, false)
    await everything().publisher.update({ where: { slug: 'malmberg' }, data: { notifyUrl: 'http://127.0.0.1:9/niemand' } })
    await expect(tellPublisherJob(job, false)).rejects.toThrow('answered nothing')
    await everything().publisher.update({ where: { slug: 'malmberg' }, data: { notifyUrl: null } })
    expect(heard).toEqual([])
  })
})

describe('PUB-3: a tick gives what was shown at it, until the school agreed to more', () => {
  const ALL = ['role', 'groups', 'firstName', 'lastName']
  const ask = (attributes: string[], purpose = 'Toetsen.') => everything().publisher.update({ where: { slug: 'malmberg' }, data: { attributes, purpose } })
  let before: Awaited<ReturnType<typeof ask>>
  const answerTo = async (verdict: 'ja' | 'nee', terms?: string) => {
    const shown = terms ?? (await shownTerms(id('malmberg')))
    return command(ict, (context) => answerTerms(context, { publisherId: id('malmberg'), verdict, terms: shown }))
  }
  const row = async () => (await publishersFor(scopeOf(ict))).find(({ name }) => name === 'Malmberg')!
  beforeAll(async () => void (before = await everything().publisher.findUniqueOrThrow({ where: { slug: 'malmberg' } })))
  beforeEach(async () => {
    await ask(['role', 'firstName'])
    await save('malmberg')
  })
  afterAll(() => ask(before.attributes, before.purpose))

  test('more is asked, and not given; the answer is asked for, once', async () => {
    expect(await openTerms(scopeOf(ict))).toEqual([])
    await ask(ALL)
    expect(await row()).toMatchObject({ shared: ['rol (leerling, leerkracht, ICT-coördinator)', 'voornaam'], kept: ['groep', 'achternaam'] })
    expect(await openTerms(scopeOf(ict))).toMatchObject([{ publisher: 'Malmberg', purpose: null, extra: ['groups', 'lastName'] }])
    expect(await countAsking(scopeOf(ict))).toBe(1)
    await answerTo('nee')
    expect([await countAsking(scopeOf(ict)), await openTerms(scopeOf(ict)), (await row()).kept]).toMatchObject([0, [{ declined: true }], ['groep', 'achternaam']])
    await ask([...ALL, 'eckId'])
    expect([await countAsking(scopeOf(ict)), await openTerms(scopeOf(ict))]).toMatchObject([1, [{ declined: false }]])
  })
  test('agreed: the history shows what held when, the publisher hears of it, and the fetches stay known', async () => {
    await everything().consent.updateMany({ where: { schoolId: ict.school.id }, data: { firstFetchAt: new Date(0), lastFetchAt: new Date(1) } })
    await everything().publisher.update({ where: { slug: 'malmberg' }, data: { notifyUrl: 'https://malmberg.example/nieuws' } })
    try {
      await ask(ALL, 'Toetsen en volgen.')
      expect(await openTerms(scopeOf(ict))).toMatchObject([{ purpose: 'Toetsen en volgen.' }])
      await answerTo('ja')
    } finally {
      await everything().publisher.update({ where: { slug: 'malmberg' }, data: { notifyUrl: null } })
    }
    expect(await row()).toMatchObject({ ticked: true, kept: [], purpose: 'Toetsen en volgen.', lastFetchAt: new Date(1) })
    expect((await consentHistory(scopeOf(ict))).map(({ purpose, attributes, replaced, withdrawnBy }) => ({ purpose, attributes, replaced, withdrawnBy }))).toEqual(expect.arrayContaining([
      { purpose: 'Toetsen.', attributes: ['role', 'firstName'], replaced: true, withdrawnBy: 'Iris van Dijk' }, { purpose: 'Toetsen en volgen.', attributes: ALL, replaced: false, withdrawnBy: null },
    ]))
    expect((await auditOf(ict.school.id)).map(({ action }) => action)).toEqual(['consent.granted', 'consent.terms-agreed'])
    expect((await news()).map(({ what }) => what)).toEqual(['granted'])
    expect(await openTerms(scopeOf(ict))).toEqual([])
  })
  test('turned down, and agreed to after all', async () => {
    await ask(ALL)
    await answerTo('nee')
    await answerTo('ja')
    expect([await openTerms(scopeOf(ict)), (await row()).kept]).toEqual([[], []])
  })
  test('another purpose alone is asked too; less is not asked, and holds at once', async () => {
    await ask(['role', 'firstName'], 'Onderzoek.')
    expect(await openTerms(scopeOf(ict))).toMatchObject([{ purpose: 'Onderzoek.', extra: [] }])
    expect((await row()).purpose).toBe('Toetsen.')
    await ask(['role'])
    expect([await openTerms(scopeOf(ict)), (await row()).shared]).toEqual([[], ['rol (leerling, leerkracht, ICT-coördinator)']])
  })
  test('what was shown is not what is asked now: nothing is agreed to, whichever way', async () => {
    const shown = await shownTerms(id('malmberg'))
    await save()
    const request = (await everything().consentRequest.create({ data: { schoolId: ict.school.id, publisherId: id('malmberg') } })).id
    await ask(ALL)
    expect(await refused(answer(request, 'ja', ict, shown))).toBe('consent-terms-changed')
    expect(await refused(command(ict, (context) => saveConsents(context, { publisher: [id('malmberg')], shown: [id('malmberg')], was: [], terms: shown })))).toBe('consent-terms-changed')
    expect([await countTicked(scopeOf(ict)), await openRequests(scopeOf(ict))]).toMatchObject([0, [{ id: request }]])
    await answer(request, 'ja', ict, await shownTerms(id('malmberg')))
    await ask([...ALL, 'eckId'])
    expect(await refused(answerTo('ja', await shownTerms(id('cito'))))).toBe('consent-terms-changed')
    await answerTo('ja')
    expect(await refused(answerTo('nee')), 'answered').toBe('consent-terms-changed')
  })
  test('a page that was left open gives nothing anew that was taken away meanwhile', async () => {
    await ask(ALL)
    const page = await opened()
    await save()
    await send(page, 'malmberg', 'cito')
    expect((await everything().consent.findMany({ where: { schoolId: ict.school.id, withdrawnAt: null } })).map(({ publisherId }) => publisherId)).toEqual([id('cito')])
    const later = await opened()
    await save('malmberg', 'cito')
    await send(later)
    expect((await everything().consent.findMany({ where: { schoolId: ict.school.id, withdrawnAt: null } })).map(({ publisherId }) => publisherId), 'what was given meanwhile stays').toEqual([id('malmberg')])
  })
  test('nobody answers for a school that does not tick it, and two answers at once make one tick', async () => {
    await ask(ALL)
    const terms = await shownTerms(id('malmberg'))
    const results = await Promise.allSettled([answerTo('ja', terms), answerTo('ja', terms)])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await countTicked(scopeOf(ict))).toBe(1)
    await save()
    await ask([...ALL, 'eckId'])
    expect(await refused(answerTo('ja'))).toBe('consent-terms-changed')
  })
})
