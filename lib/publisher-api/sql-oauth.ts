import type { Statement } from '@/lib/platform/db/pool'

const SECRET = 'tokens are looked up by the hash of their own secret'
const SAME_FOR_ALL = 'publishers are the same for all schools'

/** $1 identity code: a publisher that registered keys for OAuth 2.0. */
export const PUBLISHER_BY_CODE: Statement = {
  name: 'publisher-api-by-code',
  scope: { across: SAME_FOR_ALL },
  text: 'select id, slug, name, attributes, allowed_urls as "allowedUrls", api_keys as "apiKeys" from publisher where slug = $1 and api_keys is not null',
}
/** $1 model, $2 the token's hash. */
export const TOKEN_READ: Statement = { name: 'publisher-api-token-read', scope: { across: SECRET }, text: 'select payload from oidc_payload where model = $1 and id = $2 and expires_at > now()' }
export const TOKEN_DELETE: Statement = { name: 'publisher-api-token-delete', scope: { across: SECRET }, text: 'delete from oidc_payload where model = $1 and id = $2' }
/** $1 model, $2 hash, $3 payload, $4 seconds. Answers a row when it was not there: of two uses of one assertion only one counts. */
export const TOKEN_SAVE: Statement = {
  name: 'publisher-api-token-save',
  scope: { across: SECRET },
  text: `insert into oidc_payload (model, id, payload, expires_at) values ($1, $2, $3, now() + make_interval(secs => $4))
    on conflict (model, id) do update set payload = excluded.payload, expires_at = excluded.expires_at where oidc_payload.expires_at <= now() returning id`,
}
