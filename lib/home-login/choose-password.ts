import { z } from 'zod'
import { findMailLink, spendMailLink } from '@/lib/access/mail-link'
import { forgiveLogin } from '@/lib/access/password-login'
import { newPassword } from '@/lib/access/password-rules'
import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { NOWHERE } from '@/lib/platform/client-address'
import { acrossSchools } from '@/lib/platform/db/scope'
import { env } from '@/lib/platform/env'
import { hashPassword } from '@/lib/platform/passwords'
import { childrenOf } from './queries'

/** The form behind a link. The password's rules hang on a setting, which is read when a form comes in. */
export const choosePasswordInput = z.object({
  token: z.string().max(64).default(''),
  password: z.string({ error: 'Vul een wachtwoord in.' }).superRefine((text, context) => {
    const result = newPassword(env().PASSWORD_MAX).safeParse(text)
    for (const issue of result.error?.issues ?? []) context.addIssue({ code: 'custom', message: issue.message })
  }),
})

/** Whose password a link sets, or null when it does not work (any more). Looking spends nothing (HOM-1). */
export async function findHomeLink(token: string, now: Date): Promise<{ email: string; homeAccountId: string; activation: boolean } | null> {
  const link = await findMailLink(token, now)
  // A link dies with the last child, as the home login does (HOM-7).
  if (!link?.homeAccountId || (await childrenOf(link.homeAccountId)).length === 0) return null
  return { email: link.email, homeAccountId: link.homeAccountId, activation: link.purpose === 'activation' }
}

/**
 * Spends a link and sets the password, which works at once (HOM-1). Whoever was logged in with the old one is not any
 * more, children included. Returns the address to log in with.
 * @throws AppError 'link-dead'
 */
export async function choosePassword({ token, password }: z.output<typeof choosePasswordInput>, from: string | null, now: Date): Promise<{ email: string }> {
  const address = from ?? NOWHERE
  // Looked at first: a dead link is not worth a hash.
  const found = await findHomeLink(token, now)
  if (!found) throw new AppError('link-dead')
  const passwordHash = await hashPassword(password)
  await acrossSchools('a home login belongs to no school').$transaction(async (tx) => {
    const link = await spendMailLink(tx, token, now)
    if (!link) throw new AppError('link-dead')
    const { activatedAt } = await tx.homeAccount.findUniqueOrThrow({ where: { id: found.homeAccountId }, select: { activatedAt: true } })
    await tx.homeAccount.update({ where: { id: found.homeAccountId }, data: { passwordHash, activatedAt: activatedAt ?? now } })
    await tx.session.updateMany({ where: { homeAccountId: found.homeAccountId, revokedAt: null }, data: { revokedAt: now } })
    await record(tx, { kind: 'home', id: found.homeAccountId, address }, { action: 'home.password-set', schoolId: link.sentBySchool, details: { first: activatedAt === null } })
  })
  await forgiveLogin('home-login', found.email, address)
  return { email: found.email }
}
