import { beforeEach } from 'vitest'
import { type GivenRole } from '@/lib/access/actor'
import type { StaffAtSchool } from '@/lib/access/current'
import { addPerson } from '@/lib/staff/add-person'
import { endEmployment, setRoles } from '@/lib/staff/set-roles'
import { makeGroup, makeSchool, next } from '@/prisma/seed/factories'
import { command, everything } from './command'
import { mailsOf } from './mails'
import { signedIn } from './people'

export const HERE = { address: '127.0.0.1', now: new Date() }
export const NEW = 'Nieuwe zin 2026'
export let ict: StaffAtSchool
export let klas: Awaited<ReturnType<typeof makeGroup>>
export let email: string
/** A school with a group and a coordinator, and an address that nobody has, anew for each test of a file. */
export const eachWithSchool = () => beforeEach(async () => {
  const school = await makeSchool()
  klas = await makeGroup(school.id)
  ict = (await signedIn(school.id, { roles: ['coordinator'] })).actor
  email = `nieuw${next()}@school.example`
})
export const mails = (recipient = email) => mailsOf({ recipient })
export const tokenIn = (text: string) => /\/login\/wachtwoord\/([0-9a-f-]{36})/.exec(text)![1]!
export const lastToken = async (recipient = email) => tokenIn((await mails(recipient)).at(-1)!.text)
export const add = (roles: GivenRole[], groupIds: string[] = [], change: Partial<{ email: string }> = {}, actor = ict) =>
  command(actor, (context) => addPerson(context, { firstName: 'Nora', prefix: 'de', lastName: 'Nieuw', email, roles, groupIds, ...change }))
export const set = (employmentId: string, roles: GivenRole[], groupIds: string[] = [], actor = ict) => command(actor, (context) => setRoles(context, { employmentId, roles, groupIds }))
export const end = (employmentId: string, actor = ict) => command(actor, (context) => endEmployment(context, { employmentId }))
export const person = async (address = email) => everything().employment.findFirstOrThrow({ where: { schoolId: ict.school.id, OR: [{ user: { email: address } }, { invitedEmail: address }] }, include: { groups: true, user: true } })
