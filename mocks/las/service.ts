import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Las, LasSchool } from './model'
import { peopleIn } from './next-year'
import { child, DATA, envelope, fault, groupsPart, parse, pupilsPart, schoolPart, staffPart, textOf, type Node } from './xml'

/** The fixed texts of the agreement. */
const FAULTS: Record<string, string> = {
  'Server.InterneFout': 'Er is een interne fout opgetreden',
  'Server.TijdelijkNietBeschikbaar': 'Server is tijdelijk niet beschikbaar',
  'Client.OngeldigBericht': 'Inhoud van het bericht is ongeldig',
  'Client.XsdVersieOngeldig': 'De opgegeven XSD-versie is onjuist',
  'Client.OngeldigeKlantIdentificatie': 'Klantidentificatie onjuist',
  'Client.AutorisatieOngeldig': 'Autorisatie is ongeldig',
}
const REQUESTS = { whole: ['leerlinggegevens_verzoek'], stepwise: ['structuur_verzoek', 'leerlingen_verzoek', 'leerkrachten_verzoek'] } as const
const VERSIONS = ['2.1', '2.2', '2.3']
const SLOW_MS = 60_000
const MOST = 1024 * 1024

class Fault extends Error {
  constructor(readonly code: string, detail: string) {
    super(detail)
  }
}

/** The UWLR web service of one system: SOAP 1.1, document/literal. */
export function serve(las: Las, req: IncomingMessage, res: ServerResponse): void {
  read(req).then(
    (body) => answer(las, body, res),
    () => send(res, 500, fault('Client.OngeldigBericht', FAULTS['Client.OngeldigBericht'] ?? '', 'niet te lezen')),
  )
}

function answer(las: Las, body: string, res: ServerResponse): void {
  try {
    const request = understand(las, body)
    if (request.school.mood !== 'well' && misbehave(las, request, res)) return
    send(res, 200, reply(las, request))
  } catch (error) {
    const { code, message } = error instanceof Fault ? error : { code: 'Server.InterneFout', message: 'onverwacht' }
    send(res, 500, fault(code, FAULTS[code] ?? '', message))
  }
}

type Request = { name: string; school: LasSchool; schoolYear: string; version: string; since: Date | null; asked: Node | undefined }

/** In the order of the reference server: header, fields, client, key for this school, school. */
function understand(las: Las, body: string): Request {
  let envelope: Node
  try {
    envelope = parse(body)
  } catch {
    throw new Fault('Client.OngeldigBericht', 'geen XML')
  }
  const header = child(child(envelope, 'Header'), 'autorisatie')
  const [key, code, name] = ['autorisatiesleutel', 'klantcode', 'klantnaam'].map((each) => textOf(header, each))
  if (!key || !code || !name) throw new Fault('Client.AutorisatieOngeldig', 'autorisatie ontbreekt of is niet volledig')
  const request = child(envelope, 'Body')?.children[0]
  const known: readonly string[] = REQUESTS[las.profile]
  if (!request || !known.includes(request.name)) throw new Fault('Client.OngeldigBericht', 'onbekende vraag')
  const [schoolYear, brin, version, since] = ['schooljaar', 'brincode', 'xsdversie', 'laatstontvangengegevens'].map((each) => textOf(request, each))
  const location = textOf(request, 'dependancecode') || '00'
  const years = /^(\d{4})-(\d{4})$/.exec(schoolYear ?? '')
  if (!years || Number(years[2]) !== Number(years[1]) + 1) throw new Fault('Client.OngeldigBericht', 'schooljaar')
  if (!/^\d{2}[A-Z]{2}$/.test(brin ?? '') || !/^\d{2}$/.test(location)) throw new Fault('Client.OngeldigBericht', 'brincode')
  if (since !== undefined && Number.isNaN(Date.parse(since))) throw new Fault('Client.OngeldigBericht', 'laatstontvangengegevens')
  const asked = child(request, 'groepen')
  if (/leerlingen|leerkrachten/.test(request.name) && !asked?.children.length) throw new Fault('Client.OngeldigBericht', 'groepen')
  if (!VERSIONS.includes(version ?? '')) throw new Fault('Client.XsdVersieOngeldig', version ?? '')
  if (code !== las.customer.code || name !== las.customer.name) throw new Fault('Client.OngeldigeKlantIdentificatie', 'klant')
  const school = las.schools.get(`${brin}${location}`)
  if (las.keyed ? !school?.keys.includes(key) : key !== las.customer.key || (school && !school.permitted)) throw new Fault('Client.AutorisatieOngeldig', `${brin}${location}`)
  if (!school) throw new Fault('Client.OngeldigeKlantIdentificatie', 'school onbekend')
  return { name: request.name, school, schoolYear: schoolYear ?? '', version: version ?? '', since: since ? new Date(since) : null, asked }
}

function reply(las: Las, { name, school, schoolYear, version, since, asked }: Request): string {
  const kind = name.replace('_verzoek', '')
  const wrap = (inside: string) => envelope(`<${kind}_antwoord xmlns="${DATA}">${inside}</${kind}_antwoord>`)
  const people = peopleIn(school, schoolYear, las.now())
  if (school.mood === 'empty' || !people) return wrap('<geengegevens/>')
  if (since && school.changedAt <= since) return wrap('<geenwijzigingen/>')
  const head = schoolPart(school, { schoolYear, version, now: las.now(), auteur: las.name })
  // A group without a key asks for those who are in none.
  const keys = new Set((asked?.children ?? []).map(({ attributes }) => attributes.key ?? null))
  const pupils = asked ? people.pupils.filter(({ groupKey }) => keys.has(groupKey)) : people.pupils
  const staff = asked ? people.staff.filter(({ groupKeys }) => (groupKeys.length === 0 ? keys.has(null) : groupKeys.some((key) => keys.has(key)))) : people.staff
  if (kind === 'structuur') return wrap(`<leerlinggegevens-structuur>${head}${groupsPart(people.groups)}</leerlinggegevens-structuur>`)
  if (kind === 'leerlingen') return wrap(`<leerlinggegevens-leerlingen>${head}${pupilsPart(pupils, version)}</leerlinggegevens-leerlingen>`)
  if (kind === 'leerkrachten') return wrap(`<leerlinggegevens-leerkrachten>${head}${staffPart(staff)}</leerlinggegevens-leerkrachten>`)
  return wrap(`<leerlinggegevens>${head}${groupsPart(people.groups)}${pupilsPart(pupils, version)}${staffPart(staff)}</leerlinggegevens>`)
}

/** Does what the school's switch says; false when it still is an ordinary answer. */
function misbehave(las: Las, request: Request, res: ServerResponse): boolean {
  const { school } = request
  if (school.mood in FAULTS) throw new Fault(school.mood, 'zo staat de schakelaar')
  const whole = () => reply(las, request)
  if (school.mood === 'slow') setTimeout(() => res.destroyed || send(res, 200, whole()), SLOW_MS).unref()
  else if (school.mood === 'cut') {
    const text = Buffer.from(whole())
    res.writeHead(200, { 'content-type': 'text/xml; charset=utf-8', 'content-length': text.length })
    res.write(text.subarray(0, Math.floor(text.length / 2)), () => res.destroy())
  } else if (school.mood === 'html') send(res, 200, '<!doctype html><html><head><title>Onderhoud</title></head><body><h1>Wij zijn zo terug</h1></body></html>', 'text/html; charset=utf-8')
  else if (school.mood === 'other') send(res, 200, whole().replaceAll(`<brincode>${school.brin.slice(0, 4)}</brincode>`, '<brincode>99QQ</brincode>'))
  else if (school.mood === 'redirect') res.writeHead(302, { location: `/las/${las.slug}/elders` }).end()
  else if (school.mood === 'down') res.destroy()
  else return false
  return true
}

function send(res: ServerResponse, status: number, body: string, type = 'text/xml; charset=utf-8'): void {
  res.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
}

async function read(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MOST) throw new Error('too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
