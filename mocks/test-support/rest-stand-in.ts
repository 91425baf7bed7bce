import { createServer } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { readFile } from 'node:fs/promises'

export type TestPupil = { id: number; groep: string | null; jaargroep?: string; subgroepen?: string[] }
export type TestStaff = { id: number; groepen: string[]; rollen?: string[]; subgroepen?: string[] }
export type TestSchool = {
  ref: string
  actief?: boolean
  groepen: { lasKey: string; naam: string; jaargroep: string }[]
  leerlingen: TestPupil[]
  medewerkers: TestStaff[]
}

export type RestStandIn = {
  url: string
  schools: Map<number, TestSchool>
  /** `<slug>/<method>/<product>` → people. */
  lists: Map<string, Set<number>>
  /** Every call: who, what. */
  calls: string[]
  /** Answers a status and a body for paths that shall fail. */
  failing: Map<string, { status: number; body: string }>
  close(): Promise<void>
}

/** The portal's REST services as domain-facts 1.3 and 1.4 describe them, over mutual TLS, in memory. */
export async function startRestStandIn(tls: { ca: string; cert: string; key: string }): Promise<RestStandIn> {
  const schools = new Map<number, TestSchool>()
  const lists = new Map<string, Set<number>>()
  const failing: RestStandIn['failing'] = new Map()
  const calls: string[] = []
  const server = createServer(
    {
      ca: await readFile(tls.ca),
      cert: await readFile(tls.cert),
      key: await readFile(tls.key),
      requestCert: true,
      rejectUnauthorized: true,
    },
    (req, res) => void answer(req, res),
  )

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const caller = (req.socket as TLSSocket).getPeerCertificate().subject.CN
    const path = req.url ?? ''
    calls.push(`${caller} ${req.method} ${path}`)
    const end = (status: number, value?: unknown): void =>
      void res.writeHead(status).end(value === undefined ? '' : JSON.stringify(value))
    const failure = failing.get(`${req.method} ${path}`)
    if (failure) return void res.writeHead(failure.status).end(failure.body)

    if (path === '/rest/v2/instellingen') return end(200, [...schools.keys()])
    const [, id, ref] = /^\/rest\/v2\/instellingen\/(\d+)(\/ref)?$/.exec(path) ?? []
    const school = schools.get(Number(id))
    if (id !== undefined) {
      if (!school) return end(403, { title: 'Forbidden' })
      return end(200, ref ? school.ref : overview(school))
    }
    const [, lika, key, write] =
      /^\/hosted-lika\/management\/lika\/([^/]+)\/methode\/([^/]+\/product\/[^/]+)\/gebruiker(\/addlist)?$/.exec(path) ?? []
    if (lika === undefined || key === undefined) return end(404)
    if (lika !== caller) return end(403)
    const name = `${lika}/${key.replace('/product/', '/')}`
    const list = lists.get(name) ?? new Set()
    lists.set(name, list)
    if (!write) return end(200, { gebruikers: [...list].sort((one, other) => one - other) })
    const everybody = [...schools.values()].flatMap((each) => [...each.leerlingen, ...each.medewerkers])
    const known = new Set(everybody.map((person) => person.id))
    let body = ''
    for await (const chunk of req) body += String(chunk)
    const { gebruikers } = JSON.parse(body) as { gebruikers: number[] }
    for (const person of gebruikers) if (known.has(person)) list.add(person)
    end(200)
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    schools,
    lists,
    calls,
    failing,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function overview({ ref: _ref, actief = true, leerlingen, medewerkers, groepen }: TestSchool): unknown {
  const persoonsgegevens = { achternaam: 'Test', voornaam: null }
  return {
    groepen: groepen.map((group) => ({ ...group, omschrijving: null })),
    subgroepen: [],
    leerlingen: leerlingen.map((pupil) => ({ subgroepen: [], persoonsgegevens, ...pupil })),
    medewerkers: medewerkers.map((member) => ({ rollen: ['Leerkracht'], subgroepen: [], persoonsgegevens, ...member })),
    actief,
    gefuseerdNaar: null,
    metaResult: { mutationTimestamp: '2026-11-22T00:00:00Z', generationTimestamp: '2026-11-22T00:00:00Z' },
  }
}
