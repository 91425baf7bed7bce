import type { Adapter, AdapterPayload } from 'oidc-provider'
import { decrypt } from '@/lib/platform/crypto'
import { run } from '@/lib/platform/db/pool'
import { CLIENT_BY_ID, PAYLOAD_DELETE, PAYLOAD_REVOKE, PAYLOAD_SAVE, PAYLOAD_TAKE } from './sql'
import { readGrantId } from './grant'

/** How long a client's registration may be remembered; consent and licences never are. */
const CLIENT_SECONDS = 10

/** What the provider would store but can be told anew from the portal's own session, so that a hop writes one row. */
const DERIVED = new Set(['Session', 'Grant', 'AccessToken'])

type ClientRow = { client_id: string; client_secret_cipher: Uint8Array; redirect_uris: string[]; sector: string; name: string }

/**
 * The provider's storage: authorization codes in PostgreSQL, clients from the publishers' table. Its session is the
 * portal's session (read at each authorization), its grants follow from consent, its access tokens open nothing.
 */
export class ProviderAdapter implements Adapter {
  static readonly clients = new Map<string, { until: number; payload: AdapterPayload | undefined }>()

  constructor(private readonly model: string) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    if (DERIVED.has(this.model)) return
    await run(PAYLOAD_SAVE, [this.model, id, payload.grantId ?? null, payload, expiresIn])
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    if (this.model === 'Client') return this.client(id)
    if (this.model === 'Grant') return grantPayload(id)
    if (DERIVED.has(this.model)) return undefined
    // Found once: of two requests with one code at the same moment only one gets the row, and whoever tries it in vain
    // (another client, a wrong verifier) has spent it.
    return (await run<{ payload: AdapterPayload }>(PAYLOAD_TAKE, [this.model, id]))[0]?.payload
  }

  /** Finding it was using it. */
  async consume(): Promise<void> {}

  async destroy(id: string): Promise<void> {
    if (!DERIVED.has(this.model)) await run(PAYLOAD_DELETE, [this.model, id])
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
    client_secret: decrypt(row.client_secret_cipher, 'client-secret'),
    client_name: row.name,
    redirect_uris: row.redirect_uris,
    grant_types: ['authorization_code'],
    response_types: ['code'],
    token_endpoint_auth_method: 'client_secret_basic',
    id_token_signed_response_alg: 'ES256',
    subject_type: 'pairwise',
    sector_identifier_uri: `https://${row.sector}/sector`,
  }
}

function grantPayload(id: string): AdapterPayload | undefined {
  const grant = readGrantId(id)
  if (!grant) return undefined
  const now = Math.floor(Date.now() / 1000)
  return { kind: 'Grant', jti: id, accountId: grant.accountId, clientId: grant.clientId, openid: { scope: 'openid' }, iat: now, exp: now + 600 }
}
