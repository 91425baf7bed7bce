import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { planAddresses, type AddressPlan, type Slots } from './address-rules'
import { sendChildAdded } from './send-child-added'
import { closeChildless, endHomeAccess, lockAccounts, lockPupils, type LockedAccount } from './sql-homes'
import { sendLinkByStaff } from './staff-link'

/** What a form wants for one pupil, and what it showed when it was made (planAddresses). */
export type AddressWish = { pupilId: string; shown: Slots; wanted: Slots }

/**
 * Sets the home addresses of pupils in the transaction of the change (HOM-1, HOM-7): a new address that is not activated
 * is mailed a link, once, however many children it gets; one that is, opens the child at once, and its owner hears of it by
 * mail where the other children go to other schools; one that goes loses the child at once. Returns how many pupils changed.
 * @throws AppError 'not-found', 'home-changed', 'home-link-limit'
 */
export async function setHomeAddresses(context: CommandContext, wishes: AddressWish[]): Promise<number> {
  const { tx, actor, now } = context
  const ids = wishes.map((wish) => wish.pupilId)
  const pupils = await tx.pupil.findMany({ where: { id: { in: ids }, removedAt: null }, select: { id: true, firstName: true } })
  const names = new Map(pupils.map((pupil) => [pupil.id, pupil.firstName]))
  if (names.size !== ids.length) throw new AppError('not-found')
  await lockPupils(tx, actor.school.id, ids)
  const current = await currentSlots(tx, ids)
  const plans = wishes.map(({ pupilId, shown, wanted }) => {
    const plan = planAddresses(current.get(pupilId) ?? [null, null], shown, wanted)
    if (!plan) throw new AppError('home-changed', undefined, { who: names.get(pupilId)! })
    return { pupilId, plan, before: current.get(pupilId) ?? ([null, null] as const) }
  })
  const changed = plans.filter(({ plan, before }) => plan.slots.some((address, at) => address !== before[at]))
  if (changed.length === 0) return 0
  const accounts = await lockAccounts(tx, actor.school.id, changed.flatMap(({ plan, before }) => [...plan.slots, ...before]).filter((address) => address !== null), now)
  for (const { pupilId, plan, before } of changed) await write(context, pupilId, plan, before, accounts)
  // After all: an address that goes from one child to another keeps its password.
  await closeChildless(tx, changed.flatMap(({ plan }) => plan.removed.map((email) => accounts.get(email)!.id)), now)
  const fresh = new Set(changed.flatMap(({ plan }) => plan.added))
  // In one order, as lockAccounts does: two changes never wait for each other.
  for (const account of [...fresh].sort().map((email) => accounts.get(email)!)) {
    if (!account.activatedAt) await sendLinkByStaff(context, account)
    else if (!account.here) await sendChildAdded(context, account)
  }
  for (const { pupilId, plan } of changed)
    await context.audit({ action: 'home.addresses-set', subjectId: pupilId, details: { added: plan.added.length, removed: plan.removed.length, invited: plan.added.filter((email) => !accounts.get(email)!.activatedAt).length } })
  return changed.length
}

/** The addresses that pupils have now. */
export async function currentSlots(tx: CommandContext['tx'], pupilIds: string[]): Promise<Map<string, Slots>> {
  const rows = await tx.pupilHome.findMany({ where: { pupilId: { in: pupilIds } }, select: { pupilId: true, slot: true, homeAccount: { select: { email: true } } } })
  const found = new Map<string, [string | null, string | null]>()
  for (const { pupilId, slot, homeAccount } of rows) {
    const slots = found.get(pupilId) ?? [null, null]
    slots[slot === 2 ? 1 : 0] = homeAccount.email
    found.set(pupilId, slots)
  }
  return found
}

async function write({ tx, actor, now }: CommandContext, pupilId: string, plan: AddressPlan, before: Slots, accounts: Map<string, LockedAccount>): Promise<void> {
  const moved = [1, 2].filter((slot) => plan.slots[slot - 1] !== before[slot - 1])
  await tx.pupilHome.deleteMany({ where: { pupilId, slot: { in: moved } } })
  const rows = moved.flatMap((slot) => {
    const email = plan.slots[slot - 1]
    return email ? [{ schoolId: actor.school.id, pupilId, slot, homeAccountId: accounts.get(email)!.id }] : []
  })
  await tx.pupilHome.createMany({ data: rows })
  for (const email of plan.removed) await endHomeAccess(tx, pupilId, accounts.get(email)!.id, now)
}
