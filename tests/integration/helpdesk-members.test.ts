import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { createSession, readSession } from '@/lib/access/session'
import { addMember, members, removeMember } from '@/lib/helpdesk/members'
import { makeUser, next } from '@/prisma/seed/factories'
import { everything } from '../support/command'
import { mailsOf } from '../support/mails'

test('somebody new belongs to the helpdesk, and gets a link to choose a password', async () => {
  const email = `vera${next()}@helpdesk.example`
  expect(await addMember({ email, name: 'Vera Vogel' }, new Date())).toEqual({ linkSent: true })
  expect((await members()).find((member) => member.email === email)).toEqual({ name: 'Vera Vogel', email, active: false })
  expect((await mailsOf({ recipient: email }))[0]!.text).toMatch(/\/login\/wachtwoord\/[0-9a-f-]{36}/)
})

test('who has a login keeps it; out again, what was open ends', async () => {
  const user = await makeUser({ email: `hulp${next()}@helpdesk.example`, name: 'Hulp' })
  expect(await addMember({ email: user.email, name: 'Iemand Anders' }, new Date())).toEqual({ linkSent: false })
  const token = await createSession({ kind: 'staff', userId: user.id, schoolId: null, employmentId: null, address: '127.0.0.1' })
  expect(await readSession(token, null)).toMatchObject({ name: 'Hulp', roles: ['helpdesk'] })
  expect([await removeMember(user.email, new Date()), await removeMember(user.email, new Date())]).toEqual([true, false])
  expect(await readSession(token, null)).toBeNull()
  expect((await everything().auditEvent.findMany({ where: { subjectId: user.id }, orderBy: { at: 'asc' } })).map(({ action }) => action)).toEqual(['helpdesk.member-added', 'helpdesk.member-removed'])
})

test('as an operator does it: npm run helpdesk adds, lists and removes, and refuses what is no address', { timeout: 120_000 }, async () => {
  const run = (...words: string[]) => promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/helpdesk.ts', ...words])
  const email = `nora${next()}@helpdesk.example`
  expect((await run('add', email.toUpperCase(), 'Nora', 'van', 'Dam')).stdout).toContain('gets a link by mail')
  expect((await run()).stdout).toContain(`Nora van Dam <${email}>, no password yet`)
  expect((await run('remove', email)).stdout).toContain('does not belong to the helpdesk any more')
  await expect(run('remove', email)).rejects.toMatchObject({ code: 1 })
  await expect(run('add', 'geen adres', 'Nora')).rejects.toMatchObject({ code: 1 })
})
