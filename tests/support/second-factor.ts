import { generateSync } from 'otplib'
import { expect } from 'vitest'
import type { StaffActor } from '@/lib/access/actor'
import { readSession } from '@/lib/access/session'
import { runBeside, type BesideContext } from '@/lib/access/run-command'
import { beginApp, confirmApp } from '@/lib/login-security/change-factors'
import { secretContext } from '@/lib/login-security/factors'
import { decrypt } from '@/lib/platform/crypto'
import { signInStaff, StepOwed } from '@/lib/staff/sign-in'
import { DEMO_PASSWORD, makeSchool, makeStaff, next } from '@/prisma/seed/factories'
import { everything } from './command'

export const HERE = { address: '127.0.0.1', browser: 'Chrome op Windows' }
/** A coordinator of a school of her own, logged in by password. */
export async function makeWorld() {
  const school = await makeSchool()
  const { user } = await makeStaff(school.id, { roles: ['coordinator'], email: `stap${next()}@school.example` })
  const email = user!.email
  const { token } = await signInStaff({ email, password: DEMO_PASSWORD }, HERE.address)
  return { school, email, userId: user!.id, token }
}
/** The one that a test is about: `beforeEach(freshWorld)`. */
export let world: Awaited<ReturnType<typeof makeWorld>>
export async function freshWorld(): Promise<void> {
  world = await makeWorld()
}

export const me = async (token = world.token) => (await readSession(token, HERE.address)) as StaffActor
export const does = async <Data>(run: (context: BesideContext) => Promise<Data>, now = new Date()) => runBeside(await me(), run, now)
export const stepOwed = async () => {
  const error = await signInStaff({ email: world.email, password: DEMO_PASSWORD }, HERE.address).then(() => null, (thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(StepOwed)
  return (error as StepOwed).step
}
export const passkey = () => ({ credentialId: new Uint8Array(Buffer.from(`sleutel ${next()}`)), publicKey: new Uint8Array(77), counter: 0n, transports: ['internal'] })

/** Sets an app up, and says how to make its codes: each half minute another. */
export async function withApp() {
  await does((context) => beginApp(context))
  const secret = decrypt((await everything().totpApp.findUniqueOrThrow({ where: { userId: world.userId } })).secretCipher, secretContext(world.userId))
  const start = Date.now()
  const at = (halves: number) => new Date(start + halves * 30_000)
  const code = (halves: number) => generateSync({ secret, epoch: Math.floor(at(halves).getTime() / 1000) })
  const told = await does((context) => confirmApp(context, { code: code(0) }), at(0))
  return { secret, at, code, codes: told?.codes ?? null }
}
