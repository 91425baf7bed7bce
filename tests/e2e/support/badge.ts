import type { Page } from '@playwright/test'
import { encrypt, randomToken, tokenHash } from '@/lib/platform/crypto'
import { choosePupil } from './steps'
import { database, furnishedSchool, type Pupil } from './world'

/** Gives a pupil a badge; its token. */
export async function giveBadge(pupil: Pupil): Promise<string> {
  const token = randomToken()
  await database().pupilBadge.create({ data: { schoolId: pupil.schoolId, pupilId: pupil.id, tokenHash: tokenHash(token), tokenCipher: encrypt(token, 'badge') } })
  return token
}

/** A school whose Egels come in by badge; Fleur has one. */
export async function badgeSchool() {
  const world = await furnishedSchool()
  await database().group.update({ where: { id: world.egels.id }, data: { loginMethod: 'badge' } })
  return { ...world, token: await giveBadge(world.fleur) }
}

/** Goes where a shortcut leads, up to Fleur's badge. */
export const openBadge = async (page: Page, where: string) => {
  await page.goto(where)
  await choosePupil(page, 'Egels', 'Fleur')
}
