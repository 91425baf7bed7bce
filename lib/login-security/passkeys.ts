import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import { acrossSchools } from '@/lib/platform/db/scope'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { isOurs, makeChallenge, spendChallenge, type Purpose } from './challenge'

const whole = () => acrossSchools('a passkey belongs to a person, not to a school')
const place = () => ({ origin: new URL(env().PUBLIC_URL).origin, rpID: new URL(env().PUBLIC_URL).hostname })

/** What the browser is told when it is to sign. `userId`: whose passkeys; null: of anybody, whom the passkey names. */
export async function signOptions(purpose: Exclude<Purpose, 'register'>, subject: string, userId: string | null, now: Date) {
  const mine = userId ? await whole().passkey.findMany({ where: { userId }, select: { credentialId: true, transports: true } }) : []
  return generateAuthenticationOptions({
    rpID: place().rpID,
    challenge: makeChallenge(purpose, subject, now),
    // In the password's place it must ask for a finger, face or pin itself.
    userVerification: purpose === 'step' ? 'preferred' : 'required',
    allowCredentials: mine.map(({ credentialId, transports }) => ({ id: Buffer.from(credentialId).toString('base64url'), transports })),
  })
}

/** What the browser is told when it is to make a passkey for this person. */
export async function registerOptions(subject: string, user: { id: string; email: string; name: string }, now: Date) {
  const mine = await whole().passkey.findMany({ where: { userId: user.id }, select: { credentialId: true, transports: true } })
  return generateRegistrationOptions({
    rpName: env().PORTAL_NAME, rpID: place().rpID, userName: user.email, userDisplayName: user.name, userID: new Uint8Array(Buffer.from(user.id)),
    challenge: makeChallenge('register', subject, now), attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: mine.map(({ credentialId, transports }) => ({ id: Buffer.from(credentialId).toString('base64url'), transports })),
  })
}

export type Signed = { id: string; userId: string }

/** Whose passkey signed, when it was asked just this and for the first time; null in every other case. */
export async function signedBy(purpose: Exclude<Purpose, 'register'>, subject: string, answer: string, now: Date): Promise<Signed | null> {
  const response = parse(answer)
  if (!response) return null
  const passkey = await whole().passkey.findUnique({ where: { credentialId: new Uint8Array(Buffer.from(response.id, 'base64url')) } })
  if (!passkey) return null
  let challenge = ''
  const result = await verifyAuthenticationResponse({
    response: response as never,
    expectedChallenge: (given) => isOurs(purpose, subject, (challenge = given), now),
    expectedOrigin: place().origin, expectedRPID: place().rpID, requireUserVerification: purpose !== 'step',
    credential: { id: response.id, publicKey: new Uint8Array(passkey.publicKey), counter: Number(passkey.counter), transports: passkey.transports },
  }).catch((error: unknown) => (log().info({ error: String(error) }, 'a passkey did not fit'), null))
  if (!result?.verified || !(await spendChallenge(challenge, now))) return null
  const used = await whole().passkey.updateMany({ where: { id: passkey.id }, data: { counter: BigInt(result.authenticationInfo.newCounter), lastUsedAt: now } })
  return used.count > 0 ? { id: passkey.id, userId: passkey.userId } : null
}

export type NewPasskey = { credentialId: Uint8Array<ArrayBuffer>; publicKey: Uint8Array<ArrayBuffer>; counter: bigint; transports: string[] }

/** The passkey that a browser has made, when it was asked just this and for the first time; null in every other case. */
export async function registered(subject: string, answer: string, now: Date): Promise<NewPasskey | null> {
  const response = parse(answer)
  if (!response) return null
  let challenge = ''
  const result = await verifyRegistrationResponse({
    response: response as never,
    expectedChallenge: (given) => isOurs('register', subject, (challenge = given), now),
    expectedOrigin: place().origin, expectedRPID: place().rpID, requireUserVerification: true,
  }).catch((error: unknown) => (log().info({ error: String(error) }, 'a passkey was not made'), null))
  if (!result?.verified || !(await spendChallenge(challenge, now))) return null
  const { credential } = result.registrationInfo
  return { credentialId: new Uint8Array(Buffer.from(credential.id, 'base64url')), publicKey: new Uint8Array(credential.publicKey), counter: BigInt(credential.counter), transports: [...(credential.transports ?? [])] }
}

function parse(answer: string): { id: string } | null {
  try {
    const value = JSON.parse(answer) as { id?: unknown; response?: unknown } | null
    return typeof value?.id === 'string' && typeof value.response === 'object' && value.response ? (value as { id: string }) : null
  } catch {
    return null
  }
}
