import { errors, type Adapter, type AdapterPayload } from 'oidc-provider'
import { isStorable, isStorableJson } from '@/lib/core/storable'
import { run } from '@/lib/platform/db/pool'
import { keptUnder, withoutToken } from '@/lib/platform/kept-token'
import type { Publisher } from './routes'
import { PUBLISHER_BY_CODE, TOKEN_DELETE, TOKEN_READ, TOKEN_SAVE } from './sql-oauth'

type Registered = Publisher & { name: string; apiKeys: { keys: object[] } }

/** A publisher that may use OAuth 2.0 at the services; null: unknown, or without keys. */
export async function registeredPublisher(code: string): Promise<Registered | null> {
  return (await run<Registered>(PUBLISHER_BY_CODE, [code]))[0] ?? null
}

/** Storage of the token service: access tokens and spent assertions in PostgreSQL, clients from the publishers' table at every request. Tokens by their hashes only. */
export class OAuthAdapter implements Adapter {
  constructor(private readonly model: string) {}

  /** Its own names: the provider of single sign-on has a table of its own within the table. */
  private get own(): string {
    return `api:${this.model}`
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    if (!isStorableJson([id, payload])) throw new errors.InvalidRequest('text may not hold NUL')
    const [made] = await run<{ id: string }>(TOKEN_SAVE, [this.own, keptUnder(id), withoutToken(payload), expiresIn])
    // Two requests with one assertion at the same moment: the second one is a replay.
    if (!made) throw new errors.InvalidClient('client assertion tokens must only be used once')
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    if (!isStorable(id)) return undefined
    if (this.model !== 'Client') {
      const [kept] = await run<{ payload: AdapterPayload }>(TOKEN_READ, [this.own, keptUnder(id)])
      return kept && { ...kept.payload, jti: id }
    }
    const publisher = await registeredPublisher(id)
    if (!publisher) return undefined
    return {
      client_id: publisher.slug, client_name: publisher.name, grant_types: ['client_credentials'], response_types: [], redirect_uris: [],
      token_endpoint_auth_method: 'private_key_jwt', jwks: publisher.apiKeys,
    }
  }

  async destroy(id: string): Promise<void> {
    await run(TOKEN_DELETE, [this.own, keptUnder(id)])
  }

  async consume(): Promise<void> {}
  async revokeByGrantId(): Promise<void> {}
  async findByUid(): Promise<undefined> {
    return undefined
  }
  async findByUserCode(): Promise<undefined> {
    return undefined
  }
}
