import { compareNames, type PersonName } from '@/lib/core/names'
import { decrypt } from '@/lib/platform/crypto'
import { forSchool, type Scope } from '@/lib/platform/db/scope'
import { methodOf } from '@/lib/pupil-login/rules'
import { badgeAddress } from './badges'
import { qrPath } from './qr'

/** Cards on one sheet of A4: two beside each other, four below each other (GRP-3). */
export const CARDS_A_SHEET = 8

export type CardSecret =
  | { method: 'pin'; pin: string }
  | { method: 'picture'; picture: string }
  /** Null when the pupil has no badge yet, or when it is not this person's to print. */
  | { method: 'badge'; qr: { size: number; path: string } | null }
export type Card = PersonName & { id: string; picture: string; secret: CardSecret }
export type GroupCards = { id: string; name: string; kind: 'base' | 'combined'; cards: Card[] }

/**
 * A class's cards by name (GRP-3); `badges`: everybody's badge, whatever they log in with now; `mayBadge`: a badge opens
 * for as long as it is not voided, so it is printed only by who may give one. Null as for the overview.
 */
export async function groupCards(scope: Scope, groupId: string, { badges = false, mayBadge = true } = {}): Promise<GroupCards | null> {
  const database = forSchool(scope)
  const group = await database.group.findFirst({ where: { id: groupId, removedAt: null }, select: { id: true, name: true, kind: true } })
  if (!group) return null
  const rows = await database.pupil.findMany({
    where: { removedAt: null, OR: [{ groupId }, { combined: { some: { groupId } } }] },
    select: {
      id: true, firstName: true, prefix: true, lastName: true, picture: true, loginMethod: true, pinCipher: true, pictureCipher: true,
      group: { select: { loginMethod: true } },
      badges: { where: { voidedAt: null }, select: { tokenCipher: true } },
    },
  })
  const cards = rows.sort(compareNames).map(({ group: base, loginMethod, pinCipher, pictureCipher, badges: [badge], ...pupil }): Card => {
    const method = badges ? 'badge' : methodOf(loginMethod, base?.loginMethod ?? null)
    if (method === 'pin') return { ...pupil, secret: { method, pin: decrypt(pinCipher, 'pin') } }
    if (method === 'picture') return { ...pupil, secret: { method, picture: decrypt(pictureCipher, 'password-picture') } }
    return { ...pupil, secret: { method, qr: badge && mayBadge ? qrPath(badgeAddress(badge.tokenCipher)) : null } }
  })
  return { ...group, cards }
}

/** The cards by sheet. */
export function sheets<Item>(cards: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(cards.length / CARDS_A_SHEET) }, (_, at) => cards.slice(at * CARDS_A_SHEET, (at + 1) * CARDS_A_SHEET))
}
