import { createHash, createPublicKey, randomBytes, verify, type JsonWebKey, type KeyObject } from 'node:crypto'
import { expected, type Browser, type Server } from './browser'

export type Client = { id: string; secret: string; redirectUri: string }

type Claims = { iss: string; aud: string; sub: string; nonce: string; exp: number }
type Proof = { state: string; nonce: string; verifier: string }

const random = () => randomBytes(24).toString('base64url')

/**
 * The publisher's side of a login by plain requests: authorization code, PKCE S256, state, nonce, an ES256 id token.
 * Hand-made, so that a real client's own work does not stand between one request and the next.
 */
export class RelyingParty {
  private constructor(
    private readonly server: Server,
    private readonly issuer: string,
    private readonly client: Client,
    private readonly paths: { authorize: string; token: string },
    private readonly keys: Map<string, KeyObject>,
  ) {}

  /** Reads the provider's metadata and keys, as a client does once for all logins. */
  static async discover(server: Server, issuer: string, client: Client): Promise<RelyingParty> {
    const read = async (path: string): Promise<unknown> => JSON.parse(expected(await server.ask('GET', path, {}), 200, path).text)
    const metadata = (await read(`${new URL(issuer).pathname.replace(/\/$/, '')}/.well-known/openid-configuration`)) as Record<string, string>
    const { keys } = (await read(server.pathOf(metadata.jwks_uri!))) as { keys: (JsonWebKey & { kid: string })[] }
    const paths = { authorize: server.pathOf(metadata.authorization_endpoint!), token: server.pathOf(metadata.token_endpoint!) }
    return new RelyingParty(server, issuer, client, paths, new Map(keys.map((key) => [key.kid, createPublicKey({ key, format: 'jwk' })])))
  }

  /** The provider's address for a login, and what its end will be checked against. */
  begin(loginHint?: string): { path: string; proof: Proof } {
    const proof = { state: random(), nonce: random(), verifier: random() + random() }
    const query = new URLSearchParams({
      response_type: 'code', scope: 'openid', client_id: this.client.id, redirect_uri: this.client.redirectUri, state: proof.state, nonce: proof.nonce,
      code_challenge: createHash('sha256').update(proof.verifier).digest('base64url'), code_challenge_method: 'S256', ...(loginHint ? { login_hint: loginHint } : {}),
    })
    return { path: `${this.paths.authorize}?${query}`, proof }
  }

  /** Where somebody who holds a session goes: there, and straight back with a code. `connection`: for many at once, to ask for the token. */
  async hop(browser: Browser, loginHint?: string, connection?: Server): Promise<Claims> {
    const { path, proof } = this.begin(loginHint)
    return this.finish(expected(await browser.get(path), 303, 'authorization').location, proof, connection)
  }

  /** Exchanges the code that came back for an id token, and checks that. `connection` is the publisher's own unless given. */
  async finish(callback: string | null, proof: Proof, connection = this.server): Promise<Claims> {
    const query = callback?.startsWith(`${this.client.redirectUri}?`) ? new URL(callback).searchParams : null
    const code = query?.get('code')
    if (!code || query?.get('state') !== proof.state) throw new Error(`no code came back but ${callback}`)
    const body = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: this.client.redirectUri, code_verifier: proof.verifier })
    const basic = Buffer.from(`${encodeURIComponent(this.client.id)}:${encodeURIComponent(this.client.secret)}`).toString('base64')
    const headers = { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' }
    const answer = expected(await connection.ask('POST', this.paths.token, headers, body.toString()), 200, 'token')
    return this.check((JSON.parse(answer.text) as { id_token: string }).id_token, proof)
  }

  private check(token: string, proof: Proof): Claims {
    const [header = '', payload = '', signature = ''] = token.split('.')
    const { alg, kid } = decoded(header) as { alg: string; kid: string }
    const key = this.keys.get(kid)
    const signed = Buffer.from(`${header}.${payload}`)
    if (alg !== 'ES256' || !key || !verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))) throw new Error('the id token is not signed by the provider')
    const claims = decoded(payload) as Claims
    if (claims.iss !== this.issuer || claims.aud !== this.client.id || claims.nonce !== proof.nonce || claims.exp * 1000 < Date.now() || !claims.sub) throw new Error(`a wrong id token: ${JSON.stringify(claims)}`)
    return claims
  }
}

function decoded(part: string): unknown {
  return JSON.parse(Buffer.from(part, 'base64url').toString())
}
