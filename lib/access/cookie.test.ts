import { describe, expect, test } from 'vitest'
import { goodSettings, restartWith } from '@/lib/platform/test-support'

async function served(publicUrl: string) {
  restartWith({ ...goodSettings(), PUBLIC_URL: publicUrl })
  return { ...(await import('./cookie')), ...(await import('./next-auth')) }
}
const TOKEN = 'a'.repeat(43)

describe('the one session cookie', () => {
  test('under https it is bound to this very host and travels encrypted only', async () => {
    const { sessionCookieName, sessionCookieHeader, cookieOptions } = await served('https://portaal.example')
    expect(sessionCookieName()).toBe('__Host-leerpoort')
    expect(sessionCookieHeader(TOKEN)).toBe(`__Host-leerpoort=${TOKEN}; Path=/; HttpOnly; SameSite=Lax; Secure`)
    expect(cookieOptions()).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true })
    expect(cookieOptions({ maxAge: 60 })).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true, maxAge: 60 })
  })
  test('under http (the demonstration) it is not called what it cannot be', async () => {
    const { sessionCookieName, sessionCookieHeader } = await served('http://localhost:3000')
    expect(sessionCookieName()).toBe('leerpoort')
    expect(sessionCookieHeader(TOKEN)).toBe(`leerpoort=${TOKEN}; Path=/; HttpOnly; SameSite=Lax`)
  })
  test('other cookies: bound likewise, for as long as is said; none may pass for a part of the session’s', async () => {
    const { cookieLine, cookieName } = await served('https://portaal.example')
    expect(cookieLine('schoolapparaat', 'x', 60)).toBe('__Host-schoolapparaat=x; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure')
    for (const name of ['leerpoort-apparaat', 'leerpoort.0']) expect(() => cookieName(name)).toThrow(name)
  })
  test('HOM-6, shared tablets: it ends with the browser: no Max-Age, no Expires', async () => {
    expect((await served('https://portaal.example')).sessionCookieHeader(TOKEN)).not.toMatch(/max-age|expires|domain/i)
  })
  test.each<[string | undefined, string | null]>([
    [`leerpoort=${TOKEN}`, TOKEN], [`a=b; leerpoort=${TOKEN}; c=d`, TOKEN], [`a=b;leerpoort=${TOKEN}`, TOKEN], [undefined, null], ['', null], ['leerpoort=', null], ['leerpoort', null],
    [`xleerpoort=${TOKEN}`, null], [`leerpoortx=${TOKEN}`, null], [`__Host-leerpoort=${TOKEN}`, null], [`LEERPOORT=${TOKEN}`, null], [`a="leerpoort=${TOKEN}"`, null],
  ])('Cookie: %s → %s', async (header, token) => expect((await served('http://localhost:3000')).tokenFromCookies(header)).toBe(token))
})

describe('next-auth carries the token, and nothing else', () => {
  const options = async (publicUrl = 'https://portaal.example') => (await served(publicUrl)).authOptions(async ({ email }, address) => ({ userId: 'u', token: `${email} ${address}` }), (headers) => String(headers?.['x-leerpoort-client']))

  test('its cookie is the session cookie, with our attributes', async () => {
    const { cookies, session } = await options()
    expect(cookies!.sessionToken).toEqual({ name: '__Host-leerpoort', options: { httpOnly: true, sameSite: 'lax', path: '/', secure: true } })
    expect(session!.maxAge).toBe(10 * 3600)
  })
  test('encode and decode hand the token through: what the cookie holds is opaque', async () => {
    const { encode, decode } = (await options()).jwt as { encode(args: object): Promise<string>; decode(args: object): Promise<unknown> }
    expect(await encode({ token: { token: TOKEN }, secret: 's' })).toBe(TOKEN)
    expect(await encode({ token: {}, secret: 's' })).toBe('')
    expect(await encode({ secret: 's' })).toBe('')
    expect(await decode({ token: TOKEN, secret: 's' })).toEqual({ token: TOKEN })
    expect(await decode({ token: undefined, secret: 's' })).toBeNull()
    expect(await decode({ token: '', secret: 's' })).toBeNull()
  })
  test('the sign-in gets the address that the door saw; its token goes into the cookie', async () => {
    const { providers, callbacks } = await options()
    const { authorize } = (providers[0] as unknown as { options: { authorize(credentials: object | undefined, request: object): Promise<{ id: string; token: string } | null> } }).options
    const user = await authorize({ email: 'a@b.example', password: 'x' }, { headers: { 'x-leerpoort-client': '192.0.2.7', 'x-forwarded-for': '127.0.0.1' } })
    expect(user).toEqual({ id: 'u', token: 'a@b.example 192.0.2.7' })
    expect(await authorize(undefined, { headers: {} })).toBeNull()
    const jwt = callbacks!.jwt as unknown as (args: object) => unknown
    expect(jwt({ token: { name: 'old' }, user })).toEqual({ token: 'a@b.example 192.0.2.7' })
    expect(jwt({ token: { token: TOKEN } })).toEqual({ token: TOKEN })
  })
  test('its session endpoint tells nothing of the person', async () => {
    const session = (await options()).callbacks!.session as unknown as (args: object) => unknown
    expect(session({ session: { expires: 'then', user: { name: 'Anja', email: 'a@b.example' } } })).toEqual({ expires: 'then' })
  })
})
