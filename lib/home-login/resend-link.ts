import { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { takeTryIn } from '@/lib/platform/limits'
import { sendHomeLink } from './send-link'
import { inMinutes, sendLinkByStaff, takeLink } from './staff-link'

export const resendInput = z.object({ pupilId: z.uuid(), accountId: z.uuid() })

/** '(Her)zend wachtwoordvergetenlink' (GRP-4): the link that fits the address, at any time (AUT-3). */
export async function resendLink(context: CommandContext, input: z.output<typeof resendInput>): Promise<void> {
  const { tx, audit } = context
  const pupil = await tx.pupil.findFirst({ where: { id: input.pupilId, removedAt: null }, select: { id: true } })
  const home = pupil && (await tx.pupilHome.findFirst({ where: { pupilId: pupil.id, homeAccountId: input.accountId }, select: { homeAccount: { select: { id: true, email: true, activatedAt: true } } } }))
  if (!home) throw new AppError('not-found')
  await sendLinkByStaff(context, home.homeAccount)
  await audit({ action: 'home.link-sent', subjectId: input.pupilId, details: { purpose: home.homeAccount.activatedAt ? 'password' : 'activation' } })
}

export const remindInput = z.object({ groupId: z.uuid() })

/**
 * 'Herinner alle ouders die nog niet activeerden' (HOM-8): a new link to each address of the group that is not activated,
 * once, however many children it has. An address that got its share of links this hour is left out.
 */
export async function remindGroup({ tx, actor, now, audit }: CommandContext, input: z.output<typeof remindInput>): Promise<{ reminded: number }> {
  const group = await tx.group.findFirst({ where: { id: input.groupId, removedAt: null }, select: { id: true } })
  if (!group) throw new AppError('not-found')
  const pupils = await tx.pupil.findMany({ where: { removedAt: null, OR: [{ groupId: group.id }, { combined: { some: { groupId: group.id } } }] }, select: { id: true } })
  const homes = await tx.pupilHome.findMany({ where: { pupilId: { in: pupils.map((pupil) => pupil.id) }, homeAccount: { activatedAt: null } }, select: { homeAccount: { select: { id: true, email: true } } } })
  const accounts = new Map(homes.map(({ homeAccount }) => [homeAccount.email, homeAccount.id]))
  if (accounts.size === 0) return { reminded: 0 }
  const wait = await takeTryIn(tx, 'home-remind', group.id)
  if (wait > 0) throw new AppError('home-remind-limit', undefined, { minutes: inMinutes(wait) })
  let reminded = 0
  // By e-mail address, as lockAccounts does: two changes never wait for each other.
  for (const [email, homeAccountId] of [...accounts].sort(([one], [other]) => (one < other ? -1 : 1))) {
    if ((await takeLink(tx, email)) > 0) continue
    await sendHomeLink(tx, { homeAccountId, email, purpose: 'activation', school: actor.school }, now)
    reminded += 1
  }
  await audit({ action: 'home.reminded', subjectId: group.id, details: { reminded } })
  return { reminded }
}
