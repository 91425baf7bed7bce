import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Las } from './las/model'
import { lasRoutes } from './las/routes'
import { answersLas, makeLasWorld } from './las/world'
import { readRequest } from './http/request'

const NOW = new Date('2026-11-22T12:00:00Z')
let server: Server
let url: string
let systems: Map<string, Las>
beforeAll(async () => {
  systems = makeLasWorld({ parnassys: { customerCode: 'c', customerName: 'n', key: 'k' }, esis: { customerCode: 'c', customerName: 'n', key: '' } }, () => NOW)
  server = createServer((req, res) => {
    if (answersLas(systems, req, res)) return
    const ask = readRequest(req, url)
    const las = systems.get(ask.path[1] ?? '')
    if (!las) return void res.writeHead(404).end()
    void lasRoutes(las, ask, ask.path.slice(2), 'http://localhost:3000').then(({ status, headers, body }) => res.writeHead(status, headers).end(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

const page = async (path: string) => (await fetch(`${url}/las${path}`)).text()
const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) => fetch(`${url}/las${path}`, { method: 'POST', body: new URLSearchParams(form), headers, redirect: 'manual' })
/** A request of our own writing, fields in another order and with prefixes: this side is lenient. */
const soap = async (system: string, { key = 'k', brin = '99RB', since = '' } = {}) => {
  const body = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header><a:autorisatie xmlns:a="x"><a:klantnaam>n</a:klantnaam><a:klantcode>c</a:klantcode><a:autorisatiesleutel>${key}</a:autorisatiesleutel></a:autorisatie></e:Header><e:Body><l:leerlinggegevens_verzoek xmlns:l="y"><l:xsdversie>2.2</l:xsdversie><l:brincode>${brin}</l:brincode><l:schooljaar>2026-2027</l:schooljaar>${since && `<l:laatstontvangengegevens>${since}</l:laatstontvangengegevens>`}</l:leerlinggegevens_verzoek></e:Body></e:Envelope>`
  const response = await fetch(`${url}/las/${system}/uwlr`, { method: 'POST', headers: { 'content-type': 'text/xml' }, body })
  return { status: response.status, text: await response.text() }
}

describe('the LAS systems of the outside world', () => {
  test('a school ticks and unticks the portal, by its own page only', async () => {
    expect((await soap('parnassys')).status).toBe(200)
    expect((await post('/parnassys/99RB00/toestemming', { aan: 'nee' }, { origin: 'https://kwaad.example' })).status).toBe(403)
    await post('/parnassys/99RB00/toestemming', { aan: 'nee' })
    expect(await soap('parnassys')).toMatchObject({ status: 500, text: expect.stringContaining('<faultcode>Client.AutorisatieOngeldig</faultcode><faultstring>Autorisatie is ongeldig</faultstring>') as string })
    await post('/parnassys/99RB00/toestemming', { aan: 'ja' })
    expect((await soap('parnassys')).status).toBe(200)
  })

  test('a school makes a key, and a new one ends the old', async () => {
    const key = async () => /<code>([0-9a-f]{24})<\/code>/.exec(await page('/esis/99KP00'))?.[1] ?? ''
    await post('/esis/99KP00/sleutel', {})
    const first = await key()
    expect((await soap('esis', { key: first, brin: '99KP' })).status).toBe(200)
    await post('/esis/99KP00/sleutel', {})
    expect((await soap('esis', { key: first, brin: '99KP' })).status).toBe(500)
    expect((await soap('esis', { key: await key(), brin: '99KP' })).status).toBe(200)
  })

  test('pupils come, change, move and go; whoever has all since then hears that nothing changed', async () => {
    const since = '2026-11-01T00:00:00Z'
    expect((await soap('parnassys', { since })).text).toContain('<geenwijzigingen/>')
    await post('/parnassys/99RB00/nieuw', { voornaam: 'Bo & <b>', achternaam: 'Nieuw', groep: '5a' })
    await post('/parnassys/99RB00/wijzig', { leerling: '1001', voornaam: 'Aadje', achternaam: '', groep: '7b' })
    await post('/parnassys/99RB00/wijzig', { leerling: '1002', weg: 'ja' })
    const { text } = await soap('parnassys', { since })
    expect(text).toContain('<roepnaam>Bo &amp; &lt;b&gt;</roepnaam>')
    expect(text).toMatch(/<leerling key="1001"><achternaam>Aa<\/achternaam><voorvoegsel>van<\/voorvoegsel><roepnaam>Aadje<\/roepnaam>.*?<jaargroep>7<\/jaargroep><groep key="7b"\/>/)
    expect(text).not.toContain('key="1002"')
    await post('/parnassys/99RB00/leeg', { groep: 'bever' })
    expect((await soap('parnassys')).text).not.toContain('<groep key="bever"/></leerling>')
    expect(await page('/parnassys/99RB00')).toContain('Bo &amp; &lt;b&gt;')
  })

  test('a school that somebody adds by its BRIN; nonsense is none', async () => {
    await post('/esis/scholen', { brin: ' 99ab01 ', naam: 'De <Proef>' })
    expect(await page('/esis')).toContain('De &lt;Proef&gt;')
    await post('/esis/scholen', { brin: 'onzin', naam: 'x' })
    expect(systems.get('esis')!.schools.size).toBe(2)
    expect((await fetch(`${url}/las/esis/99QQ00`)).status).toBe(404)
  })

  test('what is no request is refused as the agreement says', async () => {
    const send = async (body: string) => (await fetch(`${url}/las/parnassys/uwlr`, { method: 'POST', body })).text()
    for (const body of ['', 'hallo', '<!DOCTYPE x><x/>', '<a><b></a>']) expect(await send(body)).toContain('Client.OngeldigBericht')
    expect(await send('<Envelope><Body/></Envelope>')).toContain('Client.AutorisatieOngeldig')
    expect((await soap('parnassys', { since: 'gisteren' })).text).toContain('Client.OngeldigBericht')
  })
})
