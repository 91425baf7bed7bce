import type { CommandContext } from '@/lib/access/action'
import { may } from '@/lib/access/permissions'
import { AppError } from '@/lib/core/errors'
import { addressQuestions } from '@/lib/home-login/address-questions'
import { setHomeAddresses } from '@/lib/home-login/set-addresses'
import { pupilPicture } from '@/lib/pictures/catalogue'
import { isAmongChoices } from '@/lib/pictures/choose'
import { decrypt, encrypt } from '@/lib/platform/crypto'
import { forgivePupils } from '@/lib/pupil-login/throttle'
import type { ChangePupil } from './change-pupil-input'
import { isWeakPin } from './credentials'
import { changePupilMethod } from './pupil-method'
import { lockGroup } from './sql-groups'

type Found = { id: string; groupId: string | null; picture: string; pinCipher: Uint8Array; pictureCipher: Uint8Array }

/**
 * 'wijzigen' of one pupil (GRP-4): pin or password picture, own login method, pupil picture and home addresses, all of
 * it or nothing. What looks like a slip is asked about first.
 * @throws AppError 'not-found', 'not-allowed', 'please-confirm', 'picture-taken' and those of setHomeAddresses
 */
export async function changePupil(context: CommandContext, input: ChangePupil): Promise<void> {
  const { tx, actor, audit } = context
  if (input.home && !may(actor.roles, 'home.addresses')) throw new AppError('not-allowed')
  const pupil = await tx.pupil.findFirst({ where: { id: input.pupilId, removedAt: null }, select: { id: true, groupId: true, picture: true, pinCipher: true, pictureCipher: true } })
  if (!pupil) throw new AppError('not-found')
  const questions = { ...pinQuestion(input), ...(await homeQuestions(context, input)) }
  if (Object.keys(questions).length > 0) throw new AppError('please-confirm', undefined, {}, questions)

  const data = await changes(context, pupil, input)
  const changed = Object.keys(data)
  if (changed.length > 0) {
    await tx.pupil.update({ where: { id: pupil.id }, data })
    await audit({ action: 'groups.pupil-changed', subjectId: pupil.id, details: { changed: changed.map((column) => CHANGED[column as keyof typeof CHANGED]) } })
  }
  if (input.method) await changePupilMethod(context, pupil.id, input.method)
  if ('pinCipher' in data || 'pictureCipher' in data) context.after(() => forgivePupils([pupil.id]))
  if (input.home) await setHomeAddresses(context, [{ pupilId: pupil.id, shown: [input['was-email1'], input['was-email2']], wanted: [input.email1, input.email2] }])
}

/** The audit log's words for the columns. */
const CHANGED = { pinCipher: 'pin', pictureCipher: 'passwordPicture', picture: 'picture' } as const
type Changes = Partial<{ pinCipher: Uint8Array<ArrayBuffer>; pictureCipher: Uint8Array<ArrayBuffer>; picture: string }>

async function changes({ tx, actor }: CommandContext, pupil: Found, input: ChangePupil): Promise<Changes> {
  const data: Changes = {}
  if (input.pin && input.pin !== decrypt(pupil.pinCipher, 'pin')) data.pinCipher = encrypt(input.pin, 'pin')
  if (input.passwordPicture && input.passwordPicture !== decrypt(pupil.pictureCipher, 'password-picture')) {
    if (!isAmongChoices(pupil.id, input.passwordPicture)) throw new AppError('not-found')
    data.pictureCipher = encrypt(input.passwordPicture, 'password-picture')
  }
  if (input.picture && input.picture !== pupil.picture) {
    if (!pupilPicture(input.picture)) throw new AppError('not-found')
    if (pupil.groupId) {
      await lockGroup(tx, actor.school.id, pupil.groupId)
      const taken = await tx.pupil.count({ where: { groupId: pupil.groupId, picture: input.picture, removedAt: null, id: { not: pupil.id } } })
      if (taken > 0) throw new AppError('picture-taken')
    }
    data.picture = input.picture
  }
  return data
}

/** A pin that classmates try first is the teacher's to choose, but not by accident. */
function pinQuestion(input: ChangePupil): Record<string, string[]> {
  if (!input.pin || !isWeakPin(input.pin) || input['confirm-pin'] === input.pin) return {}
  return { 'confirm-pin': [`De pincode ${input.pin} raadt een klasgenoot snel. Wilt u die toch gebruiken?`] }
}

function homeQuestions(context: CommandContext, input: ChangePupil): Promise<Record<string, string[]>> {
  const asked = (['email1', 'email2'] as const).flatMap((field) => {
    const address = input.home && input[field]
    return address && address !== input[`was-${field}`] ? [{ field, address, confirmed: input[`confirm-${field}`] }] : []
  })
  return addressQuestions(context, asked)
}
