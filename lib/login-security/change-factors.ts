import { randomBytes } from 'node:crypto'
import { generateSecret } from 'otplib'
import type { z } from 'zod'
import type { BesideContext } from '@/lib/access/action'
import type { StaffActor } from '@/lib/access/actor'
import { isFresh } from '@/lib/access/hold'
import { AppError } from '@/lib/core/errors'
import { decrypt, encrypt } from '@/lib/platform/crypto'
import { countOf, factorsOf, recoveryHash, secretContext, type Factors } from './factors'
import { mailFactor } from './mail'
import { endOthers } from './other-sessions'
import { registered, type NewPasskey } from './passkeys'
import { MOST_PASSKEYS, readCode, RECOVERY_CODES, recoveryCode, totpStep } from './rules'
import type { addPasskeyInput, codeInput, codesKeptInput, passkeyInput } from './schema'

/** Codes on paper, told once. */
export type NewCodes = { codes: string[] }

/** Nobody changes a login on an unguarded computer: the password or a passkey was given a short while ago. @throws AppError 'prove-first' */
export async function mustBeFresh({ sessionId }: StaffActor): Promise<void> {
  if (!(await isFresh(sessionId))) throw new AppError('prove-first')
}

/** What the browser made, judged before the transaction begins. @throws AppError 'prove-first', 'passkey-not-added' */
export async function judgePasskey(actor: StaffActor, { answer }: z.output<typeof addPasskeyInput>): Promise<NewPasskey> {
  await mustBeFresh(actor)
  const made = await registered(actor.sessionId, answer, new Date())
  if (!made) throw new AppError('passkey-not-added')
  return made
}

/** 'Passkey toevoegen'. Answers the recovery codes when there were none. @throws AppError 'too-many-passkeys', 'passkey-not-added' */
export async function addPasskey(context: BesideContext, { name }: z.output<typeof addPasskeyInput>, made: NewPasskey): Promise<NewCodes | null> {
  const { tx, actor } = context
  await lock(context)
  const before = await factorsOf(actor.userId, tx)
  if (before.passkeys.length >= MOST_PASSKEYS) throw new AppError('too-many-passkeys', undefined, { max: MOST_PASSKEYS })
  if (await tx.passkey.findUnique({ where: { credentialId: made.credentialId }, select: { id: true } })) throw new AppError('passkey-not-added')
  await tx.passkey.create({ data: { ...made, userId: actor.userId, name } })
  return added(context, before, 'passkey')
}

/** 'Passkey verwijderen'. @throws AppError 'not-found', 'factor-needed' */
export async function removePasskey(context: BesideContext, { passkeyId }: z.output<typeof passkeyInput>): Promise<void> {
  const { tx, actor } = context
  await lock(context)
  const { count } = await tx.passkey.deleteMany({ where: { id: passkeyId, userId: actor.userId } })
  if (count === 0) throw new AppError('not-found')
  await removed(context, 'passkey')
}

/** 'App instellen': a secret that is no factor yet. @throws AppError 'app-there-already' */
export async function beginApp({ tx, actor, now }: BesideContext): Promise<void> {
  const secretCipher = encrypt(generateSecret(), secretContext(actor.userId))
  const { count } = await tx.totpApp.deleteMany({ where: { userId: actor.userId, confirmedAt: null } })
  if (count === 0 && (await tx.totpApp.findUnique({ where: { userId: actor.userId } }))) throw new AppError('app-there-already')
  await tx.totpApp.create({ data: { userId: actor.userId, secretCipher, createdAt: now } })
}

/** The first code of the app: it is a factor from now on. Answers the recovery codes when there were none. @throws AppError 'not-found', 'code-wrong' */
export async function confirmApp(context: BesideContext, { code: typed }: z.output<typeof codeInput>): Promise<NewCodes | null> {
  const { tx, actor, now } = context
  await lock(context)
  const before = await factorsOf(actor.userId, tx)
  const app = await tx.totpApp.findFirst({ where: { userId: actor.userId, confirmedAt: null } })
  if (!app) throw new AppError('not-found')
  const code = readCode(typed)
  const step = code && totpStep(decrypt(app.secretCipher, secretContext(actor.userId)), code, null, now)
  if (!step) throw new AppError('code-wrong')
  await tx.totpApp.update({ where: { userId: actor.userId }, data: { confirmedAt: now, lastStep: step } })
  return added(context, before, 'app')
}

/** 'App verwijderen'. @throws AppError 'not-found', 'factor-needed' */
export async function removeApp(context: BesideContext): Promise<void> {
  const { tx, actor } = context
  await lock(context)
  const { count } = await tx.totpApp.deleteMany({ where: { userId: actor.userId, confirmedAt: { not: null } } })
  if (count === 0) throw new AppError('not-found')
  await removed(context, 'app')
}

/** 'Nieuwe herstelcodes': ten codes, told this once; older ones stop working. @throws AppError 'no-factor-yet' */
export async function makeRecoveryCodes(context: BesideContext): Promise<NewCodes> {
  await lock(context)
  if (countOf(await factorsOf(context.actor.userId, context.tx)) === 0) throw new AppError('no-factor-yet')
  const made = await freshCodes(context)
  await mailFactor(context.tx, context.actor, 'recovery-made', context.now)
  return made
}

/** Ten new codes in the place of all there were. */
async function freshCodes({ tx, actor, now, audit }: BesideContext): Promise<NewCodes> {
  const codes = [...new Set(Array.from({ length: RECOVERY_CODES }, () => recoveryCode(randomBytes(64))))]
  await tx.recoveryCode.deleteMany({ where: { userId: actor.userId } })
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId: actor.userId, codeHash: recoveryHash(actor.userId, code), createdAt: now })) })
  await audit({ action: 'factor.recovery-made', schoolId: schoolOf(actor), subjectId: actor.userId })
  return { codes }
}

/** Two changes of one login at once wait for each other, so that neither miscounts. */
async function lock({ tx, actor }: BesideContext): Promise<void> {
  await tx.$queryRaw`select id from "user" where id = ${actor.userId}::uuid for no key update`
}

const schoolOf = (actor: StaffActor) => actor.school?.id ?? actor.hold?.school?.id ?? null

/**
 * This session proved the new factor itself; others, opened with the password alone, end with the first one. With that one come
 * the recovery codes: who waits with them finds out on the day that the phone is gone.
 */
async function added(context: BesideContext, before: Factors, kind: 'passkey' | 'app'): Promise<NewCodes | null> {
  const { tx, actor, now, audit } = context
  const first = countOf(before) === 0
  await tx.session.update({ where: { id: actor.sessionId }, data: { secondFactor: true } })
  if (first) await endOthers(tx, actor, now, { but: 'environments' })
  await audit({ action: 'factor.added', schoolId: schoolOf(actor), subjectId: actor.userId, details: { kind } })
  await mailFactor(tx, actor, `${kind}-added`, now)
  if (before.codesLeft > 0) return null
  // The first factor always brings codes; later ones do so unasked, so the owner hears of them.
  if (!first) await mailFactor(tx, actor, 'recovery-made', now)
  return freshCodes(context)
}

async function removed({ tx, actor, now, audit }: BesideContext, kind: 'passkey' | 'app'): Promise<void> {
  if (countOf(await factorsOf(actor.userId, tx)) === 0) {
    const asked = await tx.employment.count({ where: { userId: actor.userId, removedAt: null, roles: { has: 'coordinator' }, OR: [{ endsAt: null }, { endsAt: { gt: now } }], school: { active: true, loginRules: { coordinatorsSecondFactor: true } } } })
    if (asked > 0) throw new AppError('factor-needed')
    await tx.recoveryCode.deleteMany({ where: { userId: actor.userId } })
    await tx.session.updateMany({ where: { userId: actor.userId }, data: { secondFactor: false } })
  }
  await audit({ action: 'factor.removed', schoolId: schoolOf(actor), subjectId: actor.userId, details: { kind } })
  await mailFactor(tx, actor, `${kind}-removed`, now)
}

/** 'Ik heb de codes bewaard': until somebody says so, the page goes on asking. Answers what they came with. */
export async function keepCodes({ tx, actor, now }: BesideContext, { done }: z.output<typeof codesKeptInput>): Promise<typeof done> {
  await tx.recoveryCode.updateMany({ where: { userId: actor.userId, keptAt: null }, data: { keptAt: now } })
  return done
}
