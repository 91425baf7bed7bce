import { parseWithZod } from '@conform-to/zod/v4'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { scopeOf, type StaffRole } from '@/lib/access/actor'
import type { StaffAtSchool } from '@/lib/access/current'
import { changePupil } from '@/lib/groups/change-pupil'
import { changePupilInput } from '@/lib/groups/change-pupil-input'
import { pupilToChange } from '@/lib/groups/pupil-queries'
import { PASSWORD_PICTURES } from '@/lib/pictures/catalogue'
import { passwordChoices } from '@/lib/pictures/choose'
import { decrypt } from '@/lib/platform/crypto'
import { jobs } from '@/lib/platform/jobs'
import { makeGroup, makePupil, makeSchool, next } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { signedIn } from '../support/people'

let teacher: StaffAtSchool
let group: Awaited<ReturnType<typeof makeGroup>>
let bo: Awaited<ReturnType<typeof makePupil>>
beforeAll(async () => void (await jobs()))
beforeEach(async () => {
  const school = await makeSchool()
  group = await makeGroup(school.id, { loginMethod: 'pin' })
  bo = await makePupil(school.id, group.id, { firstName: 'Bo', lastName: 'Smit', pin: '4826' })
  teacher = (await signedIn(school.id, { roles: ['teacher'], groupIds: [group.id] })).actor
})

const read = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ pupilId: bo.id, ...fields })) form.append(name, value)
  return parseWithZod(form, { schema: changePupilInput })
}
const change = (fields: Record<string, string>, actor = teacher) => {
  const parsed = read(fields)
  if (parsed.status !== 'success') throw new Error(JSON.stringify(parsed.reply().error))
  return command(actor, (context) => changePupil(context, parsed.value))
}
const stored = async (id = bo.id) => {
  const row = await everything().pupil.findUniqueOrThrow({ where: { id } })
  return { pin: decrypt(row.pinCipher, 'pin'), passwordPicture: decrypt(row.pictureCipher, 'password-picture'), picture: row.picture, method: row.loginMethod }
}

describe('GRP-4: wijzigen', () => {
  test('everything at once; audited by what kind of thing, never by its value', async () => {
    const [before, email] = [await stored(), `ouder${next()}@thuis.example`]
    const other = passwordChoices(bo.id).find(({ slug }) => slug !== before.passwordPicture)!.slug
    // The picture that Bo has is one of many, by chance.
    const picture = before.picture === 'zeehond' ? 'eekhoorn' : 'zeehond'
    await change({ pin: '7315', passwordPicture: other, picture, method: 'picture', home: '1', email1: email })
    expect(await stored()).toEqual({ pin: '7315', passwordPicture: other, picture, method: 'picture' })
    const log = await auditOf(teacher.school.id)
    expect(log.map(({ action, subjectId }) => [action, subjectId])).toEqual([['groups.pupil-changed', bo.id], ['pupil.login-method-set', bo.id], ['home.addresses-set', bo.id]])
    expect(log.slice(0, 2).map(({ details }) => details)).toEqual([{ changed: ['pin', 'passwordPicture', 'picture'] }, { method: 'picture' }])
    expect(JSON.stringify(log)).not.toMatch(new RegExp(`7315|${picture}|${other}|${email}`))
  })
  test('what is left empty stays; saving that changes and tells nothing', async () => {
    const before = await stored()
    await change({ pin: '', passwordPicture: '', picture: '', method: 'group', home: '1', email1: '', email2: ' ' })
    await change({ pin: '4826', picture: before.picture, passwordPicture: before.passwordPicture })
    expect([await stored(), await auditOf(teacher.school.id)]).toEqual([before, []])
  })
  test.each(['1111', '1234', '9876'])('a pin that classmates try first, %s: asked about, then accepted', async (pin) => {
    await expect(change({ pin })).rejects.toMatchObject({ code: 'please-confirm', fields: { 'confirm-pin': [expect.stringContaining(pin)] } })
    await expect(change({ pin, 'confirm-pin': '2222' })).rejects.toMatchObject({ code: 'please-confirm' })
    expect((await stored()).pin).toBe('4826')
    await change({ pin, 'confirm-pin': pin })
    expect((await stored()).pin).toBe(pin)
  })
  test.each(['123', '12345', 'abcd', '12 4', '١٢٣٤', '12.4'])('%j is no pin', (pin) => {
    expect(read({ pin }).reply().error).toEqual({ pin: ['Een pincode heeft vier cijfers.'] })
  })
  test('addresses: malformed and the same twice are told at their field', () => {
    expect(read({ email1: 'geen adres', email2: 'ouder@thuis' }).reply().error).toEqual({ email1: [expect.stringContaining('@')], email2: [expect.stringContaining('achter de @')] })
    expect(read({ email1: 'Ouder@thuis.example', email2: ' ouder@THUIS.example' }).reply().error).toEqual({ email2: [expect.stringContaining('hetzelfde adres')] })
  })
  test('all questions come at once, and nothing was saved', async () => {
    await expect(change({ pin: '1111', home: '1', email1: teacher.email, email2: 'ouder@gmial.com' })).rejects.toMatchObject({
      fields: { 'confirm-pin': expect.anything(), 'confirm-email1': [expect.stringContaining('uw eigen')], 'confirm-email2': [expect.stringContaining('Bedoelt u ouder@gmail.com?')] },
    })
    expect([(await stored()).pin, await everything().pupilHome.count({ where: { pupilId: bo.id } }), await auditOf(teacher.school.id)]).toEqual(['4826', 0, []])
    await change({ home: '1', email1: teacher.email, 'confirm-email1': teacher.email })
    expect(await everything().pupilHome.count({ where: { pupilId: bo.id } })).toBe(1)
  })
  test('an address that is there already is not asked about again', async () => {
    await change({ home: '1', email1: 'ouder@gmial.com', 'confirm-email1': 'ouder@gmial.com' })
    await change({ pin: '7315', home: '1', email1: 'ouder@gmial.com', 'was-email1': 'ouder@gmial.com' })
    expect((await stored()).pin).toBe('7315')
  })

  test('a picture of another child’s twelve, or of none, is refused', async () => {
    const choices = passwordChoices(bo.id).map(({ slug }) => slug)
    const outside = PASSWORD_PICTURES.find(({ slug }) => !choices.includes(slug))!.slug
    const wrong: Record<string, string>[] = [{ passwordPicture: outside }, { passwordPicture: 'bestaat-niet' }, { picture: 'bestaat-niet' }, { picture: 'appel' }]
    for (const fields of wrong) expect(await refused(change(fields))).toBe('not-found')
  })
  test('a pupil picture is one child’s in the group, also when two ask at once', async () => {
    const aad = await makePupil(teacher.school.id, group.id, { firstName: 'Aad' })
    expect(await refused(change({ picture: aad.picture }))).toBe('picture-taken')
    const outcomes = await Promise.all([refused(change({ picture: 'zeehond' })), refused(change({ pupilId: aad.id, picture: 'zeehond' }))])
    expect(outcomes.toSorted()).toEqual(['picture-taken', undefined])
  })

  test('GRP-6, DAT-1: pupils of other groups and schools, and those who left, are not there', async () => {
    const other = await makeGroup(teacher.school.id)
    const elsewhere = await makePupil(teacher.school.id, other.id)
    const strange = await makePupil((await makeSchool()).id, null)
    await everything().pupil.update({ where: { id: bo.id }, data: { removedAt: new Date() } })
    for (const pupil of [elsewhere, strange, bo]) expect(await refused(change({ pupilId: pupil.id, pin: '7315' }))).toBe('not-found')
    expect([await pupilToChange(scopeOf(teacher), other.id, elsewhere.id), await pupilToChange(scopeOf(teacher), group.id, elsewhere.id), await pupilToChange(scopeOf(teacher), group.id, bo.id)]).toEqual([null, null, null])
  })
  test('a substitute mends a pin and sees to no addresses', async () => {
    const substitute = (await signedIn(teacher.school.id, { roles: ['substitute' as StaffRole], groupIds: [group.id] })).actor
    await change({ pin: '7315' }, substitute)
    expect([(await stored()).pin, await refused(change({ home: '1', email1: 'ouder@thuis.example' }, substitute))]).toEqual(['7315', 'not-allowed'])
    await change({ email1: 'ouder@thuis.example' }, substitute)
    expect(await everything().pupilHome.count({ where: { pupilId: bo.id } })).toBe(0)
  })
  test('the page knows the twelve, the free pictures, and who comes next', async () => {
    const aad = await makePupil(teacher.school.id, group.id, { firstName: 'Aad', prefix: 'van', lastName: 'Aa' })
    const view = (await pupilToChange(scopeOf(teacher), group.id, aad.id))!
    expect(view).toMatchObject({ name: 'Aad van Aa', ownMethod: null, groupMethod: 'pin', method: 'pin', next: { id: bo.id, name: 'Bo Smit' } })
    expect(view.passwordChoices.map(({ slug }) => slug)).toEqual(passwordChoices(aad.id).map(({ slug }) => slug))
    expect(view.freePictures.map(({ slug }) => slug)).not.toEqual(expect.arrayContaining([bo.picture]))
    expect((await pupilToChange(scopeOf(teacher), group.id, bo.id))!.next).toBeNull()
  })
})
