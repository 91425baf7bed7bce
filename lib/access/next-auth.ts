import NextAuth, { type NextAuthOptions } from 'next-auth'
import type { JWT } from 'next-auth/jwt'
import CredentialsProvider from 'next-auth/providers/credentials'
import { env } from '@/lib/platform/env'
import { browserOfRequest } from './browser'
import { cookieOptions, sessionCookieName } from './cookie'
import { revokeSession } from './session'

export type StaffSignIn = (credentials: { email: string; password: string; captcha?: string }, address: string, cookies: string, browser: string | null) => Promise<{ userId: string; token: string }>

type Carried = { token?: string }

/**
 * next-auth keeps the login flow (providers, CSRF, cookies); what the cookie holds is ours: an opaque token whose
 * session row is read by `access/session` alone. Hence its encode and decode only hand the token through.
 */
export function authOptions(signIn: StaffSignIn, addressOf: (headers: Record<string, unknown> | undefined) => string): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: 10 * 3600 },
    pages: { signIn: '/login/leerkracht', signOut: '/', error: '/login/leerkracht' },
    cookies: { sessionToken: { name: sessionCookieName(), options: cookieOptions() } },
    jwt: {
      encode: async ({ token }) => (token as Carried | undefined)?.token ?? '',
      decode: async ({ token }) => (token ? ({ token } as JWT & Carried) : null),
    },
    providers: [
      CredentialsProvider({
        id: 'staff',
        name: 'leerkracht',
        credentials: { email: {}, password: { type: 'password' }, captcha: {} },
        async authorize(credentials, request) {
          if (!credentials) return null
          const { userId, token } = await signIn(credentials as { email: string; password: string; captcha?: string }, addressOf(request.headers), String(request.headers?.cookie ?? ''), browserOfRequest((request.headers ?? {}) as Record<string, string | undefined>))
          return { id: userId, token } as { id: string }
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { token: (user as Carried).token } : token),
      // Nobody reads next-auth's session endpoint; it tells only whether there is one.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        const held = (token as Carried | undefined)?.token
        if (held) await revokeSession(held)
      },
    },
  }
}

export type AuthHandler = (request: Request, context: { params: Promise<{ nextauth: string[] }> }) => Promise<Response>

/** next-auth's route handler. */
export function authHandler(options: NextAuthOptions): AuthHandler {
  return NextAuth(options) as AuthHandler
}
