import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import type { TestClient } from './world'
import { codeFlow } from '../network/code-flow'

export type Person = Record<string, unknown> & { sub: string }

export type OidcStandIn = {
  url: string
  issuer: string
  /** Who sits before the portal now; null: the portal refuses. */
  person: Person | null
  /** The parameters of every authorization request that came in. */
  asked: URLSearchParams[]
  /** How often it was asked where its addresses are. */
  discovered: number
  /** Begins to answer, once the clients' addresses are known. */
  serve(clients: TestClient[]): void
  close(): Promise<void>
}

const CLAIMS = [
  'school_id',
  'school_name',
  'role',
  'group_keys',
  'group_names',
  'year_group',
  'given_name',
  'family_name',
  'eck_id',
  'email',
  'email_verified',
  'las_key',
  'place',
]

/** A portal as far as OpenID Connect goes: a real provider on another host name, whose login step asks nothing. */
export async function startOidcStandIn(): Promise<OidcStandIn> {
  let handle = (_req: IncomingMessage, res: ServerResponse): void => void res.writeHead(503).end()
  const server = createServer((req, res) => handle(req, res))
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  const people = new Map<string, Person>()

  const standIn: OidcStandIn = {
    url,
    issuer: `${url}/oidc`,
    person: null,
    asked: [],
    discovered: 0,
    serve: (clients) => {
      const provider = makeProvider(standIn.issuer, clients, people)
      const callback = provider.callback()
      handle = (req, res) => {
        const path = req.url ?? ''
        if (!path.startsWith('/oidc')) return void res.end('portal')
        if (path.startsWith('/oidc/interaction/')) return void interact(provider, req, res)
        const inner = path.slice('/oidc'.length)
        if (inner.startsWith('/.well-known/')) standIn.discovered += 1
        if (inner.startsWith('/auth?')) standIn.asked.push(new URLSearchParams(inner.slice('/auth?'.length)))
        // whoever sat here before is no answer: every request asks anew, as the portal does
        req.headers.cookie = req.headers.cookie?.replaceAll(/_session(\.[a-z.]+)?=[^;]*/g, '')
        Object.assign(req, { originalUrl: path, url: inner })
        void callback(req, res)
      }
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }

  async function interact(provider: Provider, req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { person } = standIn
    if (!person)
      return provider.interactionFinished(req, res, {
        error: 'access_denied',
        error_description: 'Deze licentie is niet aan uw groep gekoppeld.',
      })
    people.set(person.sub, person)
    await provider.interactionFinished(req, res, { login: { accountId: person.sub, remember: false } })
  }
  return standIn
}

function makeProvider(issuer: string, clients: TestClient[], people: Map<string, Person>): Provider {
  const provider: Provider = new Provider(issuer, {
    ...codeFlow(clients, 'test'),
    claims: { openid: ['sub', ...CLAIMS] },
    interactions: { url: (_ctx, { uid }) => `/oidc/interaction/${uid}` },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => Promise.resolve(people.get(id) ?? { sub: id }) }),
    ttl: { Session: 60, Interaction: 60, Grant: 60, AccessToken: 60, IdToken: 60, AuthorizationCode: 60 },
  })
  return provider
}
