import { errors, type Adapter, type AdapterPayload } from 'oidc-provider'
import { isStorable, isStorableJson } from '@/lib/core/storable'
import { decrypt } from '@/lib/platform/crypto'
import { run } from '@/lib/platform/db/pool'
import { keptUnder, withoutToken } from '@/lib/platform/kept-token'
import { CLIENT_BY_ID, PAYLOAD_DELETE, PAYLOAD_ONCE, PAYLOAD_REVOKE, PAYLOAD_SAVE, PAYLOAD_TAKE } from './sql'
import { readGrantId } from './grant'

/** How long a client's registration may be remembered; consent and licences never are. */
const CLIENT_SECONDS = 10

/** What the provider would store but can be told anew from the portal's own session, so that a hop writes one row. */
const DERIVED = new Set(['Session', 'Grant', 'AccessToken'])

/** Assertions by which clients prove themselves: each counts once. */
const ONCE = 'ReplayDetection'

/** The names of OpenID Connect for how a client proves itself. */
const METHODS = { secret_basic: 'client_secret_basic', secret_post: 'client_secret_post', key: 'private_key_jwt', none: 'none' } as const

type ClientRow = {
  client_id: string
  client_auth: keyof typeof METHODS
  client_secret_cipher: Uint8Array | null
  client_keys: { keys: Record<string, unknown>[] } | null
  redirect_uris: string[]
  post_logout_redirect_uris: string[]
  backchannel_logout_uri: string | null
  sector: string
  name: string
}

/**
 * The provider's storage: authorization codes in PostgreSQL (by their hashes), clients from the publishers' table. Its session is the
 * portal's session (read at each authorization), its grants follow from consent, its access tokens open nothing.
 */
export class ProviderAdapter implements Adapter {
  static readonly clients = new Map<string, { until: number; payload: AdapterPayload | undefined }>()

  constructor(private readonly model: string) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    if (DERIVED.has(this.model)) return
    if (!isStorableJson([id, payload])) throw new errors.InvalidRequest('text may not hold NUL')
    if (this.model === ONCE) {
      // The database decides which of two at once was first.
      if ((await run(PAYLOAD_ONCE, [this.model, keptUnder(id), withoutToken(payload), expiresIn])).length === 0) throw new errors.InvalidClientAuth('this assertion was used before')
      return
    }
    await run(PAYLOAD_SAVE, [this.model, keptUnder(id), payload.grantId ?? null, withoutToken(payload), expiresIn])
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    if (!isStorable(id)) return undefined
    if (this.model === 'Client') return this.client(id)
    if (this.model === 'Grant') return grantPayload(id)
    if (DERIVED.has(this.model) || this.model === ONCE) return undefined
    // Found once: of two requests with one code at the same moment only one gets the row, and whoever tries it in vain
    // (another client, a wrong verifier) has spent it.
    const [kept] = await run<{ payload: AdapterPayload }>(PAYLOAD_TAKE, [this.model, keptUnder(id)])
    return kept && { ...kept.payload, jti: id }
  }

  /** Finding it was using it. */
  async consume(): Promise<void> {}

  async destroy(id: string): Promise<void> {
    if (!DERIVED.has(this.model)) await run(PAYLOAD_DELETE, [this.model, keptUnder(id)])
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await run(PAYLOAD_REVOKE, [grantId])
  }

  async findByUid(): Promise<undefined> {
    return undefined
  }

  async findByUserCode(): Promise<undefined> {
    return undefined
  }

  private async client(id: string): Promise<AdapterPayload | undefined> {
    const known = ProviderAdapter.clients.get(id)
    if (known && known.until > Date.now()) return known.payload
    const [row] = await run<ClientRow>(CLIENT_BY_ID, [id])
    const payload = row && clientPayload(row)
    // Unknown ids are not remembered: strangers could fill the memory with them.
    if (payload) ProviderAdapter.clients.set(id, { until: Date.now() + CLIENT_SECONDS * 1000, payload })
    return payload
  }
}

function clientPayload(row: ClientRow): AdapterPayload {
  return {
    client_id: row.client_id,
    client_name: row.name,
    redirect_uris: row.redirect_uris,
    post_logout_redirect_uris: row.post_logout_redirect_uris,
    grant_types: ['authorization_code'],
    response_types: ['code'],
    id_token_signed_response_alg: 'ES256',
    subject_type: 'pairwise',
    sector_identifier_uri: `https://${row.sector}/sector`,
    ...(row.backchannel_logout_uri ? { backchannel_logout_uri: row.backchannel_logout_uri, backchannel_logout_session_required: true } : {}),
    token_endpoint_auth_method: METHODS[row.client_auth],
    ...(row.client_auth === 'key' ? { jwks: row.client_keys! } : row.client_auth === 'none' ? {} : { client_secret: decrypt(row.client_secret_cipher!, 'client-secret') }),
  }
}

function grantPayload(id: string): AdapterPayload | undefined {
  const grant = readGrantId(id)
  if (!grant) return undefined
  const now = Math.floor(Date.now() / 1000)
  return { kind: 'Grant', jti: id, accountId: grant.accountId, clientId: grant.clientId, openid: { scope: 'openid' }, iat: now, exp: now + 600 }
}
