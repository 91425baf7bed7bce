import { tokenHash } from './crypto'

/** Under what name the database keeps what a token, a code or an assertion stands for: whoever reads the table can use none of them. */
export const keptUnder = (token: string): string => Buffer.from(tokenHash(token)).toString('base64url')

/** What is kept of a payload of oidc-provider: all but the token, which it repeats. */
export function withoutToken<Payload extends { jti?: string }>(payload: Payload): Omit<Payload, 'jti'> {
  const { jti: _token, ...kept } = payload
  return kept
}
