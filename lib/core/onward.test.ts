import { describe, expect, test } from 'vitest'
import { onwardPath } from './onward'

describe('a publisher’s request that waits for a login', () => {
  const token = 'aB3_-'.repeat(9).slice(0, 43)
  test.each([`/saml/sso/${token}`, `/oidc/auth?${new URLSearchParams({ client_id: 'malmberg', redirect_uri: 'https://a.example/b?c=d#e', state: "é ~*'()!" })}`])('%s', (path) => expect(onwardPath(path)).toBe(path))
  test.each([null, undefined, '', '/beheer', '/saml/sso', `/saml/sso/${token}/x`, `/saml/sso/${token}?x`, `//evil.example/saml/sso/${token}`, `https://evil.example/saml/sso/${token}`, '/oidc/auth', '/oidc/auth?', '/oidc/auth?a#b', '/oidc/auth?a\nb', '/oidc/session/end?x=y', '/oidc/auth/../session/end?x', `/oidc/auth?${'x'.repeat(2000)}`])('%j is none', (path) => expect(onwardPath(path)).toBeNull())
})
