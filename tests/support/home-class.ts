import { beforeAll, beforeEach } from 'vitest'
import type { StaffAtSchool } from '@/lib/access/current'
import { scopeOf } from '@/lib/access/actor'
import { groupOverview } from '@/lib/groups/queries'
import { setHomeAddresses } from '@/lib/home-login/set-addresses'
import { jobs } from '@/lib/platform/jobs'
import { makeGroup, makePupil, makeSchool, next } from '@/prisma/seed/factories'
import { command, everything } from './command'
import { mailsOf } from './mails'
import { signedIn } from './people'

// Before each test a school with the group Bever, Bo and Aad in it, and its teacher; and what tests of home addresses ask of them.
export let teacher: StaffAtSchool
export let group: Awaited<ReturnType<typeof makeGroup>>
export let bo: Awaited<ReturnType<typeof makePupil>>
export let aad: typeof bo
export const fresh = () => `ouder${next()}@thuis.example`

/** Before each test of this file: the school, Bo and Aad, and their teacher. */
export function withHomeClass(): void {
  beforeAll(async () => void (await jobs()))
  beforeEach(async () => {
    const school = await makeSchool()
    group = await makeGroup(school.id, { name: 'Bever' })
    bo = await makePupil(school.id, group.id, { firstName: 'Bo', lastName: 'Smit' })
    aad = await makePupil(school.id, group.id, { firstName: 'Aad', prefix: 'van', lastName: 'Aa' })
    teacher = (await signedIn(school.id, { roles: ['teacher'], groupIds: [group.id] })).actor
  })
}

export type Pair = [string | null, string | null]
export const set = (pupilId: string, wanted: Pair, shown: Pair = [null, null], actor = teacher) => command(actor, (context) => setHomeAddresses(context, [{ pupilId, shown, wanted }]))
export const slots = async (pupilId: string) => (await everything().pupilHome.findMany({ where: { pupilId }, include: { homeAccount: true }, orderBy: { slot: 'asc' } })).map(({ slot, homeAccount }) => [slot, homeAccount.email])
export const mailsTo = (recipient: string) => mailsOf({ recipient })
export const account = (email: string) => everything().homeAccount.findUniqueOrThrow({ where: { email } })
export const homeOf = async (pupilId: string) => (await groupOverview(scopeOf(teacher), group.id))!.pupils.find((pupil) => pupil.id === pupilId)!.home
export const tokenIn = (text: string) => /\/thuis\/wachtwoord\/([0-9a-f-]{36})/.exec(text)![1]!
