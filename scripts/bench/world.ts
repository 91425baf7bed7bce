import { text } from 'node:stream/consumers'
import { acrossSchools } from '../../lib/platform/db/scope'
import { closePool } from '../../lib/platform/db/pool'
import { giveConsent, giveLicence, makeGroup, makePupil, makeSchool } from '../../prisma/seed/factories'
import { seedPublishers, type Outside } from '../../prisma/seed/world'

/** What the bench must know of its world, as this process prints it. */
export type World = {
  schoolRef: string
  /** The title's address, as a shortcut's TARGET names it. */
  target: string
  productId: string
  pupils: { id: string; groupId: string; pin: string }[]
}

export type WorldInput = { outside: Outside; groups: number }

const PUPILS_A_GROUP = 25
const PUBLISHER = 'malmberg'
const TITLE = 'rekenreis'

// A process of its own, with the portal's settings: makes a school, its tick and a licence, and prints them as JSON.
const { outside, groups } = JSON.parse(await text(process.stdin)) as WorldInput
await seedPublishers(outside)
const school = await makeSchool({ name: 'Basisschool De Meetlat' })
const pupils: World['pupils'] = []
for (let at = 0; at < groups; at += 1) {
  const group = await makeGroup(school.id, { name: `Groep ${at + 1}`, yearGroup: String(1 + (at % 8)), loginMethod: 'pin' })
  for (let seat = 0; seat < PUPILS_A_GROUP; seat += 1) {
    const pin = String(1000 + pupils.length)
    const pupil = await makePupil(school.id, group.id, { pin, yearGroup: String(1 + (at % 8)) })
    pupils.push({ id: pupil.id, groupId: group.id, pin })
  }
}
await giveConsent(school.id, PUBLISHER)
await giveLicence(school.id, TITLE, { seats: 500, linking: 'portal', groupIds: [...new Set(pupils.map((pupil) => pupil.groupId))] })
const product = await acrossSchools('the bench asks for its title').product.findFirstOrThrow({ where: { code: TITLE } })
const world: World = { schoolRef: school.schoolRef, target: product.url, productId: product.id, pupils }
console.log(JSON.stringify(world))
await closePool()
