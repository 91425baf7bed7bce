import { beforeAll, beforeEach } from 'vitest'
import { openGroup } from '@/lib/pupil-login/doorway'
import { UNKNOWN_DEVICE, type KnownDevice } from '@/lib/pupil-login/known-device'
import { signInPupil } from '@/lib/pupil-login/sign-in'
import { giveConsent, giveLicence, makeGroup, makePupil, makeSchool } from '@/prisma/seed/factories'
import { seedTestPublishers } from './people'

// Before each test a school with Groep 5A and Bo in it, at an address of its own.
export let last = 0

/** A school at an address of its own, so that the throttle of one test does not hold up the next. */
export async function makeWorld() {
  const address = `198.51.${(last += 1)}.7`
  const school = await makeSchool({ addresses: [`198.51.${last}.0/24`] })
  const group = await makeGroup(school.id, { name: 'Groep 5A', loginMethod: 'pin' })
  const bo = await makePupil(school.id, group.id, { firstName: 'Bo', pin: '4711' })
  return { address, school, group, bo, ref: school.schoolRef }
}
/** The school ticked the publisher of Rekenreis and has a licence for it. */
export async function giveWayIn() {
  await giveConsent(world.school.id, 'malmberg')
  await giveLicence(world.school.id, 'rekenreis')
}
export let world: Awaited<ReturnType<typeof makeWorld>>
/** Before each test of this file: the school, and Bo in it. */
export function withPupilDoor(): void {
  beforeAll(seedTestPublishers)
  beforeEach(async () => {
    world = await makeWorld()
  })
}

export const signIn = (change: Partial<{ ref: string; pupil: string; secret: string; target: string | null; address: string; device: KnownDevice }> = {}) => {
  const { address, device, ...input } = { ref: world.ref, pupil: world.bo.id, secret: '4711', target: null, address: world.address, device: UNKNOWN_DEVICE, ...change }
  return signInPupil(input, address, null, device)
}
export const tilesOf = async (groupId = world.group.id) => {
  const view = await openGroup(world.ref, groupId, world.address)
  return view.ok ? view.pupils : view.reason
}
