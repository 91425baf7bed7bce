import { randomInt } from 'node:crypto'
import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { passwordChoices } from '@/lib/pictures/choose'
import { decrypt, encrypt } from '@/lib/platform/crypto'
import { methodOf } from '@/lib/pupil-login/rules'
import { forgivePupils } from '@/lib/pupil-login/throttle'
import { newPin } from './credentials'
import { ownClass, ownPupil } from './own'
import type { renewGroupInput, renewPupilInput } from './schema'

type Kind = z.output<typeof renewPupilInput>['kind']
type Secrets = { id: string; pinCipher: Uint8Array; pictureCipher: Uint8Array }

/** A new pin or password picture, never the one that it was. */
export function freshSecret(kind: Kind, pupil: Secrets): { pinCipher: Uint8Array<ArrayBuffer> } | { pictureCipher: Uint8Array<ArrayBuffer> } {
  if (kind === 'picture') {
    const old = decrypt(pupil.pictureCipher, 'password-picture')
    const others = passwordChoices(pupil.id).filter(({ slug }) => slug !== old)
    return { pictureCipher: encrypt(others[randomInt(others.length)]!.slug, 'password-picture') }
  }
  const old = decrypt(pupil.pinCipher, 'pin')
  for (;;) {
    const pin = newPin()
    if (pin !== old) return { pinCipher: encrypt(pin, 'pin') }
  }
}

/**
 * 'Nieuwe pincodes' or 'Nieuwe wachtwoordplaatjes' for a class (GRP-7): for its pupils who log in with them now. The old
 * ones open nothing from then on; who is inside stays inside, so that a lesson goes on. Returns for how many.
 */
export async function renewGroupSecrets({ tx, audit, after }: CommandContext, { groupId, kind }: z.output<typeof renewGroupInput>): Promise<{ count: number }> {
  await ownClass(tx, groupId)
  const rows = await tx.pupil.findMany({ where: { groupId, removedAt: null }, select: { id: true, loginMethod: true, pinCipher: true, pictureCipher: true, group: { select: { loginMethod: true } } } })
  const pupils = rows.filter(({ loginMethod, group }) => methodOf(loginMethod, group?.loginMethod ?? null) === kind)
  for (const pupil of pupils) await tx.pupil.update({ where: { id: pupil.id }, data: freshSecret(kind, pupil), select: { id: true } })
  after(() => forgivePupils(pupils.map(({ id }) => id)))
  await audit({ action: 'groups.secrets-renewed', subjectId: groupId, details: { kind, count: pupils.length } })
  return { count: pupils.length }
}

/** The same for one pupil. */
export async function renewPupilSecret({ tx, audit, after }: CommandContext, { pupilId, kind }: z.output<typeof renewPupilInput>): Promise<void> {
  const pupil = await ownPupil(tx, pupilId)
  await tx.pupil.update({ where: { id: pupilId }, data: freshSecret(kind, pupil), select: { id: true } })
  after(() => forgivePupils([pupilId]))
  await audit({ action: 'pupil.secret-renewed', subjectId: pupilId, details: { kind } })
}
