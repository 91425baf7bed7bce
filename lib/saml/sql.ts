import type { Statement } from '@/lib/platform/db/pool'

const PUBLIC = 'publishers are the same for all schools'
const TOKEN = 'requests are looked up by their own secret'
const PROVIDER = `id as "publisherId", saml_entity_id as "entityId", saml_acs_urls as "acsUrls", saml_certificates as certificates, saml_signs as signs,
    saml_name_id::text as "nameId", saml_attributes as attributes, sector`

export const PROVIDER_BY_ENTITY: Statement = { name: 'saml-provider', scope: { across: PUBLIC }, text: `select ${PROVIDER} from publisher where saml_entity_id = $1` }
export const PROVIDER_BY_ID: Statement = { name: 'saml-provider-id', scope: { across: PUBLIC }, text: `select ${PROVIDER} from publisher where id = $1 and saml_entity_id is not null` }

/** $1 token's hash, $2 publisher, $3 the request's id, $4 where the answer goes, $5 RelayState, $6 passive, $7 seconds, $8 login anew: no row for one that was here before. */
export const REQUEST_KEEP: Statement = {
  name: 'saml-request-keep',
  scope: { across: TOKEN },
  text: `insert into saml_request (token_hash, publisher_id, request_id, acs_url, relay_state, passive, expires_at, force_authn)
    values ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7), $8) on conflict (publisher_id, request_id) do nothing returning request_id`,
}
export const REQUEST_FIND: Statement = {
  name: 'saml-request-find',
  scope: { across: TOKEN },
  text: `select publisher_id as "publisherId", request_id as "requestId", acs_url as "acsUrl", relay_state as "relayState", passive, force_authn as "forceAuthn", asked_at as "askedAt"
    from saml_request where token_hash = $1 and answered_at is null and expires_at > now()`,
}
/** Of two at once one gets the row. */
export const REQUEST_ANSWER: Statement = {
  name: 'saml-request-answer',
  scope: { across: TOKEN },
  text: 'update saml_request set answered_at = now() where token_hash = $1 and answered_at is null and expires_at > now() returning request_id',
}
