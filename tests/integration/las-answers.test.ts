import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { LasSystem } from '@/lib/las/rules'
import { askLas, askUnread, type Asking } from '@/lib/las/uwlr/ask'
import { log } from '@/lib/platform/log'
import { LIMITS } from '@/lib/las/uwlr/transport'
import { inventedSchool } from '@/mocks/las/schools'
import { startLas, type TestLas } from '../support/las'

const NOW = new Date('2026-11-22T03:00:00Z')
const NS = 'http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens'
let las: TestLas
beforeAll(async () => {
  las = await startLas()
  las.setClock(() => NOW)
})
afterAll(() => las.close())
afterEach(() => las.play(null))

/** Patience for a busy machine; only where silence is the point it is short. */
const QUICK = { limits: { idleMs: 20_000, bytes: 200_000 }, ms: 40_000 }
const SHORT = { limits: { idleMs: 400, bytes: 200_000 }, ms: 20_000 }
function asking(system: LasSystem, change: Partial<Asking> = {}): Asking {
  return { service: las.services[system], key: `portal key at ${system}`, school: { brin: { parnassys: '99RB00', eduscope: '99BR00', esis: '99KP00', dotcomschool: '99ZW00' }[system], schoolKey: null }, schoolYear: '2026-2027', receivedAt: null, today: '2026-11-22', ...change }
}
const outcome = async (system: LasSystem, change: Partial<Asking> = {}, options = QUICK) => {
  const answer = await askLas(asking(system, change), options)
  return answer.kind === 'problem' ? answer.outcome : answer.kind
}
const rosterOf = async (system: LasSystem, change: Partial<Asking> = {}) => {
  const answer = await askLas(asking(system, change), QUICK)
  if (answer.kind !== 'roster' || !answer.read.roster) throw new Error(JSON.stringify(answer))
  return answer.read
}
const xml = (res: ServerResponse, body: string, status = 200, type = 'text/xml; charset=utf-8') => void res.writeHead(status, { 'content-type': type }).end(body)
const envelope = (inside: string) => `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${inside}</s:Body></s:Envelope>`

describe('LAS-2: a school is fetched, in the profile of its LAS', () => {
  test('ParnasSys, all in one: the people, what a portal may not keep dropped, and no line numbers of a message nobody sees', async () => {
    const { roster, findings, dropped } = await rosterOf('parnassys')
    expect(roster).toMatchObject({ format: 'uwlr-2.2', brin: '99RB00', schoolYear: '2026-2027', producer: 'ParnasSys' })
    expect([roster!.groups.length, roster!.pupils.length, roster!.staff.length]).toEqual([3, 71, 5])
    expect(roster!.staff.find(({ key }) => key === 'L4')).toMatchObject({ roles: ['DIR'], groupKeys: [] })
    expect(dropped).toEqual({ geboortedatum: 71, geslacht: 71 })
    expect(findings.every((finding) => finding.line === undefined)).toBe(true)
    expect(las.requests.at(-1)).toBe('/las/parnassys/uwlr')
  })

  test('EDUscope, in steps: three questions, one roster, those of no group with it', async () => {
    const school = las.at('eduscope').schools.get('99BR00')!
    school.pupils.push({ key: '6099', firstName: 'Los', lastName: 'Zand', groupKey: null, yearGroup: '6', born: '2016-01-01' })
    const before = las.requests.length
    const { roster } = await rosterOf('eduscope')
    school.pupils.pop()
    expect(las.requests.length - before).toBe(3)
    expect(roster!.pupils.map(({ key, groupKey }) => [key, groupKey])).toEqual([['6001', '6'], ['6002', '6'], ['6003', '6'], ['6004', '6'], ['6099', undefined]])
    expect(roster!.pupils[0]!.eckId).toMatch(/^https:\/\/ketenid\.nl\//)
    expect(roster!.staff).toMatchObject([{ key: 'L1', email: 'bram@bron.example', groupKeys: ['6'] }])
  })

  test('what was received goes along: nothing changed is told so, and a change is told whole', async () => {
    const receivedAt = new Date('2026-11-20T03:00:00Z')
    for (const system of ['parnassys', 'eduscope'] as const) {
      expect(await outcome(system, { receivedAt })).toBe('unchanged')
      const school = [...las.at(system).schools.values()][0]!
      school.changedAt = new Date('2026-11-21T12:00:00Z')
      expect((await rosterOf(system, { receivedAt })).roster!.pupils.length).toBe(school.pupils.length)
      school.changedAt = new Date('2026-08-01T06:00:00Z')
    }
  })

  test('in steps, what did not change is asked for again where something else did: rosters are whole', async () => {
    const receivedAt = new Date('2026-11-20T03:00:00Z')
    const data = (part: string, inside: string) => envelope(`<${part}_antwoord xmlns="${NS}"><leerlinggegevens-${part}><school><schooljaar>2026-2027</schooljaar><brincode>99BR</brincode><xsdversie>2.2</xsdversie></school>${inside}</leerlinggegevens-${part}></${part}_antwoord>`)
    const same = (part: string) => envelope(`<${part}_antwoord xmlns="${NS}"><geenwijzigingen/></${part}_antwoord>`)
    const seen: string[] = []
    las.play((_req, res, body) => {
      const part = /<(structuur|leerlingen|leerkrachten)_verzoek/.exec(body)![1]!
      const since = body.includes('laatstontvangengegevens')
      seen.push(`${part}${since ? '?' : ''}`)
      if (part === 'structuur') return xml(res, since ? same(part) : data(part, '<groepen><groep key="6"><naam>6</naam><jaargroep>6</jaargroep></groep></groepen>'))
      if (part === 'leerlingen') return xml(res, since ? same(part) : data(part, '<leerlingen><leerling key="1"><roepnaam>Mila</roepnaam><jaargroep>6</jaargroep><groep key="6"/></leerling></leerlingen>'))
      return xml(res, data(part, '<leerkrachten><leerkracht key="t"><roepnaam>Bram</roepnaam><groepen><groep key="6"/></groepen></leerkracht></leerkrachten>'))
    })
    const { roster } = await rosterOf('eduscope', { receivedAt })
    expect(seen).toEqual(['structuur?', 'structuur', 'leerlingen?', 'leerkrachten?', 'leerlingen'])
    expect([roster!.groups.length, roster!.pupils.length, roster!.staff.length]).toEqual([1, 1, 1])
  })

  test('with its own key a school of ESIS gets its data; version 2.1 comes without ECK iD', async () => {
    const school = las.at('esis').schools.get('99KP00')!
    school.keys = ['eigen-sleutel']
    school.pupils[0]!.eckId = 'https://ketenid.nl/demo/1'
    expect((await rosterOf('esis', { key: 'eigen-sleutel' })).roster!.pupils[0]!.eckId).toBe('https://ketenid.nl/demo/1')
    expect((await rosterOf('esis', { key: 'eigen-sleutel', service: { ...las.services.esis, version: '2.1' } })).roster!.pupils[0]!.eckId).toBeUndefined()
    expect(await outcome('esis', { key: 'verkeerd' })).toBe('fault-authorisation')
  })
})

describe('LAS-2: what a LAS refuses, in the order of the reference server', () => {
  test.each<[string, Partial<Asking>, string]>([
    ['no key', { key: '' }, 'fault-authorisation'],
    ['a school year that is none, before the client', { schoolYear: '2026-2028', service: {} as never }, 'fault-message'],
    ['a version that is none', { service: { version: '9.9' } as never }, 'fault-version'],
    ['a client that is unknown, before the key', { service: { customerCode: 'x' } as never, key: 'verkeerd' }, 'fault-customer'],
    ['a key that is wrong', { key: 'verkeerd' }, 'fault-authorisation'],
    ['a school that it does not have', { school: { brin: '99QQ00', schoolKey: null } }, 'fault-customer'],
    ['another school year', { schoolYear: '2025-2026' }, 'no-data'],
  ])('%s', async (_, change, expected) => {
    expect(await outcome('parnassys', { ...change, service: { ...las.services.parnassys, ...change.service } })).toBe(expected)
  })
  test('a school that did not tick the portal', async () => {
    las.at('parnassys').schools.set('99YY00', inventedSchool('99YY00', 'Zonder vinkje'))
    expect(await outcome('parnassys', { school: { brin: '99YY00', schoolKey: null } })).toBe('fault-authorisation')
  })
  test.each([
    ['Server.InterneFout', 'fault-internal'], ['Server.TijdelijkNietBeschikbaar', 'fault-unavailable'], ['Client.OngeldigBericht', 'fault-message'], ['Client.XsdVersieOngeldig', 'fault-version'],
    ['Client.OngeldigeKlantIdentificatie', 'fault-customer'], ['Client.AutorisatieOngeldig', 'fault-authorisation'], ['empty', 'no-data'], ['cut', 'cut-off'], ['html', 'html'], ['redirect', 'redirect'], ['down', 'unreachable'], ['slow', 'timeout'],
  ] as const)('the switch %s, in both profiles', async (mood, expected) => {
    for (const system of ['parnassys', 'eduscope'] as const) {
      const school = [...las.at(system).schools.values()][0]!
      school.mood = mood
      const heard = await outcome(system, {}, mood === 'slow' ? SHORT : QUICK)
      school.mood = 'well'
      expect([system, heard]).toEqual([system, expected])
    }
  })
  test('another school’s data is read, and is for the check to refuse', async () => {
    const school = las.at('parnassys').schools.get('99RB00')!
    school.mood = 'other'
    const { roster } = await rosterOf('parnassys')
    school.mood = 'well'
    expect(roster!.brin).toBe('99QQ00')
  })
})

describe('LAS-2: whatever else comes over a wire', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>`
  const GOOD = envelope(`<leerlinggegevens_antwoord xmlns="${NS}"><leerlinggegevens><school><schooljaar>2026-2027</schooljaar><brincode>99RB</brincode></school><leerlingen><leerling key="1"><roepnaam>Bo</roepnaam></leerling></leerlingen></leerlinggegevens></leerlinggegevens_antwoord>`)
  test.each<[string, (res: ServerResponse) => void, string]>([
    ['a DOCTYPE with entities', (res) => xml(res, bomb), 'bad-xml'],
    ['an unknown entity', (res) => xml(res, envelope('&hoi;')), 'bad-xml'],
    ['no XML but called so', (res) => xml(res, 'hallo'), 'wrong-type'],
    ['XML that ends halfway, properly sent', (res) => xml(res, GOOD.slice(0, 250)), 'cut-off'],
    ['nothing', (res) => xml(res, ''), 'cut-off'],
    ['JSON', (res) => xml(res, '{"ok":true}', 200, 'application/json'), 'wrong-type'],
    ['no content type', (res) => void res.writeHead(200).end(GOOD), 'wrong-type'],
    ['a page called XHTML', (res) => xml(res, '<html/>', 200, 'application/xhtml+xml'), 'html'],
    ['a page called XML', (res) => xml(res, '<html><body>Onderhoud</body></html>'), 'html'],
    ['another message', (res) => xml(res, envelope('<iets/>')), 'bad-xml'],
    ['other XML', (res) => xml(res, '<boek/>'), 'bad-xml'],
    ['results instead of pupils', (res) => xml(res, '<leerresultaten_verzoek/>'), 'bad-xml'],
    ['too deep', (res) => xml(res, envelope('<a>'.repeat(100) + '</a>'.repeat(100))), 'too-large'],
    ['too large', (res) => xml(res, envelope(`<!--${'x'.repeat(300_000)}-->`)), 'too-large'],
    ['too large, called small, unpacked on the way', (res) => void res.writeHead(200, { 'content-type': 'text/xml' }).end(GOOD + ' '.repeat(300_000)), 'too-large'],
    ['a permanent redirect', (res) => void res.writeHead(308, { location: 'http://127.0.0.1:9/' }).end(), 'redirect'],
    ['404', (res) => xml(res, 'weg', 404, 'text/plain'), 'http-error'],
    ['401', (res) => xml(res, GOOD, 401), 'http-error'],
    ['503 with a page', (res) => xml(res, '<html/>', 503, 'text/html'), 'fault-unavailable'],
    ['500 with a page', (res) => xml(res, '<html/>', 500, 'text/html'), 'html'],
    ['500 with good data in it', (res) => xml(res, GOOD, 500), 'http-error'],
    ['a fault of its own making', (res) => xml(res, envelope('<s:Fault><faultcode>soap:Server</faultcode><faultstring>x</faultstring></s:Fault>'), 500), 'fault-other'],
    ['a fault with 200', (res) => xml(res, envelope('<s:Fault><faultcode>Client.AutorisatieOngeldig</faultcode></s:Fault>')), 'fault-authorisation'],
    ['nothing new, though nothing was received', (res) => xml(res, envelope(`<leerlinggegevens_antwoord xmlns="${NS}"><geenwijzigingen/></leerlinggegevens_antwoord>`)), 'bad-xml'],
    ['silence before the headers', () => undefined, 'timeout'],
    ['silence after the headers', (res) => void res.writeHead(200, { 'content-type': 'text/xml' }).write('<?xml'), 'timeout'],
    ['a broken connection', (res) => void res.destroy(), 'unreachable'],
    ['good data', (res) => xml(res, GOOD), 'roster'],
  ])('%s', async (_, answer, expected) => {
    las.play((_req, res) => answer(res))
    expect(await outcome('parnassys', {}, expected === 'timeout' ? SHORT : QUICK)).toBe(expected)
  })

  test.each([['soap:Server', 'soap:Server'], ['sleutel geheim-1 van Zoë', 'other']])('of a fault %s the code goes into the log, and nothing that may echo a key or a name', async (code, logged) => {
    const warn = vi.spyOn(log(), 'warn')
    las.play((_req, res) => xml(res, envelope(`<s:Fault><faultcode>${code}</faultcode><faultstring>sleutel geheim-1 van Zoë</faultstring><detail>geheim-1</detail></s:Fault>`), 500))
    expect(await outcome('parnassys')).toBe('fault-other')
    expect(warn.mock.calls.map(([what]) => what)).toEqual([{ faultcode: logged, operation: 'whole' }])
    warn.mockRestore()
  })

  test('only what came with 200 can be known again by its digest', async () => {
    las.play((_req, res) => xml(res, GOOD))
    expect(await askUnread(asking('parnassys'), QUICK)).toMatchObject({ kind: 'unread' })
    las.play((_req, res) => xml(res, GOOD, 500))
    expect(await askUnread(asking('parnassys'), QUICK)).toEqual({ kind: 'problem', outcome: 'http-error' })
  })

  const answerWith = (inside: string) => envelope(`<leerlinggegevens_antwoord xmlns="${NS}"><leerlinggegevens><school><schooljaar>2026-2027</schooljaar><brincode>99RB</brincode></school><leerlingen>${inside}</leerlingen></leerlinggegevens></leerlinggegevens_antwoord>`)
  test.each<[string, string, string]>([
    ['quadratic blow-up', `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "${'x'.repeat(50_000)}">]>${answerWith('&a;'.repeat(20_000)).slice(21)}`, 'bad-xml'],
    ['ten million elements', answerWith('<a/>'.repeat(9_000_000)), 'too-large'],
    ['a million pupils', answerWith('<leerling key="1"/>'.repeat(1_000_000)), 'too-large'],
    ['nested a million deep', answerWith('<a>'.repeat(1_000_000)), 'too-large'],
    ['called UTF-8 but not so', answerWith('<leerling key="1"><roepnaam>Zo\u00eb</roepnaam></leerling>'), 'bad-xml'],
  ])('%s, within the size that a LAS may send', async (_, body, expected) => {
    las.play((_req, res) => void res.writeHead(200, { 'content-type': 'text/xml' }).end(Buffer.from(body, 'latin1')))
    const began = Date.now()
    expect(await outcome('parnassys', {}, { limits: { ...QUICK.limits, bytes: LIMITS.bytes }, ms: QUICK.ms })).toBe(expected)
    expect(Date.now() - began).toBeLessThan(20_000)
  })

  test.each<[string, string, string]>([
    ['a key twice', '<leerling key="1"><roepnaam>Bo</roepnaam></leerling><leerling key="1"><roepnaam>An</roepnaam></leerling>', 'key.duplicate'],
    ['a group that is not there', '<leerling key="1"><roepnaam>Bo</roepnaam><groep key="9"/></leerling>', 'reference.dangling'],
    ['nobody’s name', '<leerling key="1"/>', 'person.no-name'],
  ])('data with %s is an answer, and the school’s to mend', async (_, pupils, code) => {
    las.play((_req, res) => xml(res, answerWith(pupils)))
    const answer = await askLas(asking('parnassys'), QUICK)
    expect(answer.kind === 'roster' && [answer.read.roster, answer.read.findings.map((finding) => finding.code)]).toEqual([null, expect.arrayContaining([code])])
  })

  test('a byte now and then does not go on for ever', async () => {
    las.play((_req, res) => {
      res.writeHead(200, { 'content-type': 'text/xml' })
      const timer = setInterval(() => res.write(' '), 100)
      res.on('close', () => clearInterval(timer))
    })
    expect(await outcome('parnassys', {}, { ...QUICK, ms: 900 })).toBe('timeout')
  })

  test('a redirect is not followed: the key stays here', async () => {
    let others = 0
    const trap = createServer(() => (others += 1))
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve))
    las.play((_req, res) => void res.writeHead(307, { location: `http://127.0.0.1:${(trap.address() as AddressInfo).port}/` }).end())
    expect(await outcome('parnassys')).toBe('redirect')
    trap.close()
    expect(others).toBe(0)
  })

  test('nobody listens; no TLS where TLS is asked for', async () => {
    const gone = createServer()
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve))
    const { port } = gone.address() as AddressInfo
    await new Promise((resolve) => gone.close(resolve))
    expect(await outcome('parnassys', { service: { ...las.services.parnassys, url: `http://127.0.0.1:${port}/` } })).toBe('unreachable')
    expect(await outcome('parnassys', { service: { ...las.services.parnassys, url: las.origin.replace('http:', 'https:') } })).toBe('tls')
  })
})
