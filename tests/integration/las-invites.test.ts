import { describe, expect, test } from 'vitest'
import { makeUser, next } from '@/prisma/seed/factories'
import { everything } from '../support/command'
import { apply, changed, fetchAndApply, run, schoolId, theirs, withLinkedSchool } from '../support/linked-school'
import { mailsOf } from '../support/mails'

withLinkedSchool()

const invitations = async () => (await mailsOf({ schoolId })).filter(({ key }) => key.startsWith('staff-activation-'))
const withAddress = () => theirs.staff.filter(({ email }) => email).length

describe('AUT-5: an automatic import sends new teachers their link', () => {
  test('each once, in the import’s own transaction; the next nights nobody again', async () => {
    await fetchAndApply()
    const first = await invitations()
    expect(first.length).toBeGreaterThan(0)
    expect(first.length).toBeLessThanOrEqual(withAddress())
    expect(new Set(first.map(({ recipient }) => recipient)).size).toBe(first.length)
    expect(first[0]!.text).toContain('/login/wachtwoord/')
    expect(await everything().employment.count({ where: { schoolId, fromLas: true, invitedEmail: { not: null } } })).toBe(first.length)
    expect(await everything().auditEvent.count({ where: { schoolId, action: 'staff.link-sent' } })).toBe(first.length)
    changed()
    await fetchAndApply()
    await run()
    await apply()
    expect(await invitations()).toHaveLength(first.length)
  })

  test('one whose address a coordinator took away is not new; a colleague who comes later is', async () => {
    const late = theirs.staff.find(({ email }) => email)!
    const address = late.email
    late.email = undefined
    await fetchAndApply()
    const before = await invitations()
    const removed = await everything().employment.findFirstOrThrow({ where: { schoolId, invitedEmail: { not: null } } })
    await everything().employment.update({ where: { id: removed.id }, data: { invitedEmail: null } })
    late.email = address
    changed()
    await fetchAndApply()
    const after = await invitations()
    expect(after.slice(before.length).map(({ recipient }) => recipient)).toEqual([address!.toLowerCase()])
  })

  test('who logs in elsewhere already is asked to confirm, and loses nothing', async () => {
    const email = `elders${next()}@school.example`
    const user = await makeUser({ email, name: 'Elders' })
    theirs.staff.find((each) => each.email)!.email = email
    await fetchAndApply()
    const [mail] = (await invitations()).filter(({ recipient }) => recipient === email)
    expect(mail!.text).toContain('/login/wachtwoord/')
    expect(await everything().user.findUniqueOrThrow({ where: { email } })).toMatchObject({ id: user.id, passwordHash: user.passwordHash })
    expect(await everything().employment.count({ where: { schoolId, userId: user.id } })).toBe(0)
  })
})
