import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { goodSettings } from './test-support'
import { readEnv } from './env'

const SECRETS = ['DATABASE_URL', 'NEXTAUTH_SECRET', 'ENCRYPTION_KEYS', 'LOOKUP_KEY', 'SMTP_URL']
const key = () => randomBytes(32).toString('base64')
const OF_31_BYTES = `${'A'.repeat(42)}==`
const OF_33_BYTES = 'A'.repeat(44)
const told = (change: Record<string, string | undefined>): string => {
  try {
    readEnv({ ...goodSettings(), ...change })
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

describe('the process refuses to start without its settings, and says which', () => {
  test.each(SECRETS)('%s, absent or empty', (name) => {
    for (const value of [undefined, '']) expect(told({ [name]: value }).split('\n').slice(1)).toEqual([expect.stringContaining(`${name}:`)])
  })

  test('all that is missing at once, one a line', () => {
    expect(() => readEnv({})).toThrow()
    const lines = told(Object.fromEntries(SECRETS.map((name) => [name, undefined]))).split('\n').slice(1)
    expect(lines.map((line) => line.trim().split(':')[0])).toEqual(SECRETS)
  })

  test.each([
    ['NEXTAUTH_SECRET', 'short'], ['PUBLIC_URL', 'portaal'], ['PORT', '0'], ['PORT', '70000'], ['PORT', 'x'], ['BCRYPT_COST', '3'], ['BCRYPT_COST', '16'], ['UPLOAD_MAX_MB', '0'], ['RETENTION_DAYS', '30'], ['LOG_LEVEL', 'loud'], ['NODE_ENV', 'demo'],
    ['LOOKUP_KEY', OF_31_BYTES], ['LOOKUP_KEY', OF_33_BYTES], ['LOOKUP_KEY', 'x'], ['ENCRYPTION_KEYS', `${'A'.repeat(43)}=`], ['ENCRYPTION_KEYS', `k1:${OF_31_BYTES}`], ['ENCRYPTION_KEYS', `k1:${OF_33_BYTES}`], ['ENCRYPTION_KEYS', `k1:${'A'.repeat(43)}=,`], ['ENCRYPTION_KEYS', `k 1:${'A'.repeat(43)}=`],
  ])('%s that is wrong (%s), without telling the value', (name, value) => {
    const message = told({ [name]: value })
    expect(message).toContain(`  ${name}`)
    if (value.length > 12) expect(message).not.toContain(value)
  })

  test('PORTAL_NAME and the others have their defaults; lists are cut at commas', () => {
    expect(readEnv({ ...goodSettings(), NODE_ENV: undefined, TRUSTED_PROXIES: ' 10.0.0.1, 10.0.0.2 ,' })).toMatchObject({
      NODE_ENV: 'production', PORTAL_NAME: 'Leerpoort', PORT: 3000, UPLOAD_MAX_MB: 20, MAIL_FROM: 'nietreageren@leerpoort.example', TRUSTED_PROXIES: ['10.0.0.1', '10.0.0.2'],
    })
    expect(readEnv(goodSettings()).TRUSTED_PROXIES).toEqual([])
  })

  test('keys can be rotated: several, each with its name', () => expect(told({ ENCRYPTION_KEYS: `new:${key()},old:${key()}` })).toBe(''))
})

describe('LAS-2: LAS_SERVICES', () => {
  const service = { url: 'https://las.example/uwlr', profile: 'whole', customerCode: 'c', customerName: 'n' }
  const read = (value: unknown) => readEnv({ ...goodSettings(), LAS_SERVICES: JSON.stringify(value) }).LAS_SERVICES
  test('none by default; a system with its service; plain http on this machine only', () => {
    expect(readEnv(goodSettings()).LAS_SERVICES).toEqual({})
    expect(read({ esis: service }).esis).toEqual({ ...service, version: '2.2' })
    for (const url of ['http://127.0.0.1:3001/x', 'http://localhost/x', 'http://[::1]:3001/x']) expect(read({ esis: { ...service, url } }).esis?.url).toBe(url)
  })
  test.each([
    ['not JSON', '{'], ['a list', '[]'], ['an unknown system', JSON.stringify({ magister: service })], ['plain http elsewhere', JSON.stringify({ esis: { ...service, url: 'http://las.example/x' } })],
    ['a name that only looks like loopback', JSON.stringify({ esis: { ...service, url: 'http://127.0.0.1.example/x' } })], ['a password in the address', JSON.stringify({ esis: { ...service, url: 'https://a:b@las.example/x' } })],
    ['another protocol', JSON.stringify({ esis: { ...service, url: 'file:///etc/passwd' } })], ['no key where schools type none', JSON.stringify({ parnassys: service })],
    ['no customer', JSON.stringify({ esis: { ...service, customerCode: '' } })], ['an unknown profile', JSON.stringify({ esis: { ...service, profile: 'delta' } })], ['an unknown field', JSON.stringify({ esis: { ...service, sleutel: 'x' } })],
  ])('%s: refused, and named', (_, value) => expect(told({ LAS_SERVICES: value })).toContain('  LAS_SERVICES'))
})
