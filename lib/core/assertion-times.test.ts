import { describe, expect, test } from 'vitest'
import { ASSERTION_SECONDS, assertionTimesTrouble, assertionTrouble, CLOCK_SKEW } from './assertion-times'

const NOW = 1_795_000_000

describe('SSO-1, PUB-2: the times of a client assertion', () => {
  test.each([
    ['a minute', { exp: NOW + 60 }],
    ['the longest', { exp: NOW + ASSERTION_SECONDS }],
    ['the longest, of a clock that is ahead', { exp: NOW + ASSERTION_SECONDS + CLOCK_SKEW, iat: NOW + CLOCK_SKEW, nbf: NOW + CLOCK_SKEW }],
    ['just over, of a clock that is behind', { exp: NOW - CLOCK_SKEW + 1 }],
    ['made long ago and good still', { exp: NOW + 60, iat: NOW - 86_400 }],
  ])('%s is good', (_what, claims) => expect(assertionTimesTrouble(claims, NOW)).toBeNull())
  test.each([
    ['a second too long', { exp: NOW + ASSERTION_SECONDS + CLOCK_SKEW + 1 }, 'exp may be 10 minutes ahead at most'],
    ['a day', { exp: NOW + 86_400 }, 'exp may be 10 minutes ahead at most'],
    ['without end', { exp: Infinity }, 'exp may be 10 minutes ahead at most'],
    ['over', { exp: NOW - CLOCK_SKEW }, 'the assertion has expired (exp)'],
    ['made in the future', { exp: NOW + 60, iat: NOW + CLOCK_SKEW + 1 }, 'iat lies in the future'],
    ['for later', { exp: NOW + 60, nbf: NOW + 3600 }, 'nbf lies in the future'],
    ['with text for a time', { exp: NOW + 60, iat: '1' }, 'iat must be a number of seconds since 1970'],
    ['without a time', {}, 'exp must be a number of seconds since 1970'],
    ['NaN', { exp: Number.NaN }, 'exp must be a number of seconds since 1970'],
  ])('%s is refused', (_what, claims, trouble) => expect(assertionTimesTrouble(claims, NOW)).toBe(trouble))
})

describe('RFC 7523 3: what an assertion itself shows', () => {
  const good = { iss: 'cito', sub: 'cito', aud: 'https://p.example/oauth', jti: 'a', exp: NOW + 60 }
  const AUDIENCES = ['https://p.example/oauth', 'https://p.example/oauth/token']
  test.each([
    ['as it should be', {}, null],
    ['for the token endpoint', { aud: AUDIENCES[1] }, null],
    ['for several', { aud: ['https://elders.example', AUDIENCES[0]] }, null],
    ['for another', { aud: 'https://elders.example' }, 'aud must be https://p.example/oauth'],
    ['for nobody', { aud: undefined }, 'aud must be https://p.example/oauth'],
    ['of two', { sub: 'malmberg' }, 'iss and sub must both be your client_id'],
    ['of nobody', { iss: undefined, sub: undefined }, 'iss and sub must both be your client_id'],
    ['without a jti', { jti: undefined }, 'jti must be a text of its own for each assertion'],
    ['without an end', { exp: undefined }, 'exp must be a number of seconds since 1970'],
  ])('%s', (_what, change, trouble) => expect(assertionTrouble({ ...good, ...change }, AUDIENCES, NOW)).toBe(trouble))
})
