import { fullName, compareNames } from '@/lib/core/names'
import { methodOf, type LoginMethod } from '@/lib/pupil-login/rules'
import { PUPIL_PICTURES } from '@/lib/pictures/catalogue'
import { passwordChoices } from '@/lib/pictures/choose'
import { decrypt } from '@/lib/platform/crypto'
import { forSchool, type Scope } from '@/lib/platform/db/scope'

type Choice = { slug: string; label: string }
export type PupilToChange = {
  id: string
  name: string
  picture: string
  /** The pupil's own method; null: as the group. */
  ownMethod: LoginMethod | null
  groupMethod: LoginMethod
  method: LoginMethod
  pin: string
  passwordPicture: string
  /** The twelve that this pupil chooses from (PUP-3). */
  passwordChoices: Choice[]
  /** Pupil pictures that nobody else in the group has. */
  freePictures: Choice[]
  group: { id: string; name: string }
  /** Who comes next in the groepsoverzicht; null for the last. */
  next: { id: string; name: string } | null
}

/** One pupil for 'wijzigen' (GRP-4); null when it is not in that group, or not the actor's. */
export async function pupilToChange(scope: Scope, groupId: string, pupilId: string): Promise<PupilToChange | null> {
  const database = forSchool(scope)
  const group = await database.group.findFirst({ where: { id: groupId, removedAt: null }, select: { id: true, name: true } })
  const pupil = group && (await database.pupil.findFirst({
    where: { id: pupilId, removedAt: null, OR: [{ groupId }, { combined: { some: { groupId } } }] },
    select: { id: true, firstName: true, prefix: true, lastName: true, picture: true, loginMethod: true, pinCipher: true, pictureCipher: true, groupId: true, group: { select: { loginMethod: true } } },
  }))
  if (!pupil) return null
  const [classmates, members] = await Promise.all([
    pupil.groupId ? database.pupil.findMany({ where: { groupId: pupil.groupId, removedAt: null }, select: { picture: true } }) : [],
    database.pupil.findMany({ where: { removedAt: null, OR: [{ groupId }, { combined: { some: { groupId } } }] }, select: { id: true, firstName: true, prefix: true, lastName: true } }),
  ])
  const taken = new Set(classmates.map((each) => each.picture))
  const order = members.sort(compareNames)
  const following = order[order.findIndex((each) => each.id === pupil.id) + 1]
  return {
    id: pupil.id, name: fullName(pupil), picture: pupil.picture, ownMethod: pupil.loginMethod,
    groupMethod: methodOf(null, pupil.group?.loginMethod ?? null), method: methodOf(pupil.loginMethod, pupil.group?.loginMethod ?? null),
    pin: decrypt(pupil.pinCipher, 'pin'), passwordPicture: decrypt(pupil.pictureCipher, 'password-picture'),
    passwordChoices: passwordChoices(pupil.id).map(({ slug, label }) => ({ slug, label })),
    freePictures: PUPIL_PICTURES.filter(({ slug }) => !taken.has(slug)).map(({ slug, label }) => ({ slug, label })),
    group,
    next: following ? { id: following.id, name: fullName(following) } : null,
  }
}
