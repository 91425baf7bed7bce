import { generateURI } from 'otplib'
import type { StaffActor } from '@/lib/access/actor'
import { decrypt } from '@/lib/platform/crypto'
import { acrossSchools, forSchool, type Scope } from '@/lib/platform/db/scope'
import { env } from '@/lib/platform/env'
import { secretContext } from './factors'

/** The app that is being set up: what its QR code says, and the key for who types it in. Null when none is. */
export async function appToConfirm({ userId, email }: StaffActor): Promise<{ uri: string; key: string } | null> {
  const app = await acrossSchools('somebody sets up the own login').totpApp.findFirst({ where: { userId, confirmedAt: null } })
  if (!app) return null
  const secret = decrypt(app.secretCipher, secretContext(userId))
  return { uri: generateURI({ issuer: env().PORTAL_NAME, label: email, secret }), key: secret.match(/.{1,4}/g)!.join(' ') }
}

export type OwnSession = { id: string; here: boolean; browser: string | null; address: string; schoolName: string | null; environment: string | null; since: Date; lastUsed: Date; secondFactor: boolean }

/** Where somebody is logged in now: this browser first, then the latest used. */
export async function ownSessions(actor: StaffActor, now = new Date()): Promise<OwnSession[]> {
  const idle = new Date(now.getTime() - 2 * 3_600_000)
  const rows = await acrossSchools('somebody looks at the own sessions, at all schools').session.findMany({
    where: { userId: actor.userId, revokedAt: null, expiresAt: { gt: now }, seenAt: { gt: idle } },
    select: { id: true, browser: true, address: true, createdAt: true, seenAt: true, secondFactor: true, employment: { select: { school: { select: { name: true } } } }, networkSupplier: { select: { name: true } } },
    orderBy: [{ seenAt: 'desc' }, { id: 'asc' }],
  })
  return rows
    .map(({ id, browser, address, createdAt, seenAt, secondFactor, employment, networkSupplier }) => ({ id, here: id === actor.sessionId, browser, address, schoolName: employment?.school.name ?? null, environment: networkSupplier?.name ?? null, since: createdAt, lastUsed: seenAt, secondFactor }))
    .sort((a, b) => Number(b.here) - Number(a.here))
}

export type LoginRules = { secondFactor: boolean; strict: boolean }

/** What the school asks of the logins of its staff. */
export async function loginRulesOf(scope: Scope): Promise<LoginRules> {
  const row = await forSchool(scope).schoolLoginRules.findFirst({ select: { coordinatorsSecondFactor: true, strictSessions: true } })
  return { secondFactor: row?.coordinatorsSecondFactor ?? false, strict: row?.strictSessions ?? false }
}
