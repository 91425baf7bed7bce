import { parseWithZod } from '@conform-to/zod/v4'
import { describe, expect, test } from 'vitest'
import { previewAddresses } from '@/lib/home-login/preview-addresses'
import { groupAddressesInput, setGroupAddresses } from '@/lib/home-login/set-group-addresses'
import { makeGroup, makeHome, makePupil, makeSchool, next } from '@/prisma/seed/factories'
import { command, refused } from '../support/command'
import { signedIn } from '../support/people'
import { teacher, group, bo, aad, fresh, slots, mailsTo, withHomeClass } from '../support/home-class'

withHomeClass()

describe('HOM-8: a whole group at once', () => {
  const preview = (list: string, actor = teacher) => command(actor, (context) => previewAddresses(context, { groupId: group.id, list }))
  const parse = (fields: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ groupId: group.id, school: teacher.school.id, ...fields })) form.append(name, value)
    return parseWithZod(form, { schema: groupAddressesInput })
  }
  const problems = (fields: Record<string, string>) => parse(fields).reply().error
  const save = (fields: Record<string, string>) => {
    const parsed = parse(fields)
    if (parsed.status !== 'success') throw new Error(JSON.stringify(parsed.reply().error))
    return command(teacher, (context) => setGroupAddresses(context, parsed.value))
  }

  test('the preview matches by exact name, keeps what is there, puts parents of one child together, and changes nothing', async () => {
    const [one, two, three] = [fresh(), fresh(), fresh()]
    await makeHome(one, [bo])
    const shown = await preview(`naam;e-mail\nBo Smit;${two.toUpperCase()}\nAa, Aad van;${three}\nAad van Aa;ouder@gmial.com\nOnbekend Kind;x@thuis.example`)
    expect(shown.rows.map(({ pupilId, emails, was }) => ({ pupilId, emails, was }))).toEqual([
      { pupilId: bo.id, emails: [one, two], was: [one, null] },
      { pupilId: aad.id, emails: [three, 'ouder@gmial.com'], was: [null, null] },
      { pupilId: null, emails: ['x@thuis.example', null], was: [null, null] },
    ])
    expect(shown.rows.map(({ source }) => source)).toEqual(['regel 2: Bo Smit', 'regels 3 en 4: Aa, Aad van', 'regel 5: Onbekend Kind'])
    expect(shown.rows.map(({ notes }) => notes.join(' '))).toEqual(['', 'Bedoelt u ouder@gmail.com?', expect.stringContaining('niemand met precies deze naam')])
    expect([shown.matched, await slots(aad.id), await mailsTo(three)]).toEqual([2, [], []])
  })
  test('two pupils of one name are left for choosing; lines without or with a malformed or third address are told', async () => {
    const twins = [await makePupil(teacher.school.id, group.id, { firstName: 'Jan', lastName: 'Bos' }), await makePupil(teacher.school.id, group.id, { firstName: 'Jan', lastName: 'Bos' })]
    const shown = await preview('Jan Bos;jan@thuis.example\nBo Smit;\nAad van Aa;a@b@c;d@thuis.example;e@thuis.example')
    expect(shown.rows.map(({ pupilId }) => pupilId)).toEqual([null, bo.id, aad.id])
    expect(shown.rows[0]!.notes).toEqual(['2 leerlingen heten zo. Kies zelf wie het is.'])
    expect(shown.rows[1]!.notes).toEqual(['Er staat geen e-mailadres bij.'])
    expect(shown.rows[2]!.notes.join(' ')).toMatch(/meer dan één @.*Meer dan twee adressen: e@thuis.example/)
    expect(shown.pupils.map(({ id }) => id)).toEqual(expect.arrayContaining(twins.map(({ id }) => id)))
  })
  test.each([['', 'home-list-empty'], ['naam;mail', 'home-list-empty'], [Array.from({ length: 101 }, (_, at) => `K ${at};k@b.nl`).join('\n'), 'home-list-too-long'], ['Bo;a@b.nl\n"Aad;c@d.nl', 'home-list-unreadable']])('a list that cannot be used: %#', async (list, code) => expect(await refused(preview(list))).toBe(code))
  test('DAT-1: not one’s own group is not there', async () => {
    const stranger = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
    expect(await refused(preview('Bo Smit;a@b.nl', stranger))).toBe('not-found')
  })

  test('saved in one go: a mail for each new address, a shared one gets one', async () => {
    const [shared, one] = [fresh(), fresh()]
    expect(await save({ 'pupil-0': bo.id, 'found-0': bo.id, 'email1-0': shared, 'pupil-1': aad.id, 'found-1': aad.id, 'email1-1': ` ${shared.toUpperCase()} `, 'email2-1': one })).toEqual({ changed: 2 })
    expect([await slots(bo.id), await slots(aad.id)]).toEqual([[[1, shared]], [[1, shared], [2, one]]])
    expect([(await mailsTo(shared)).length, (await mailsTo(one)).length]).toEqual([1, 1])
  })
  test('as a browser sends it: empty fields are sent too', async () => {
    const email = fresh()
    const empty = { 'was-email1-0': '', 'was-email2-0': '', 'email2-0': '', 'pupil-1': '', 'found-1': '', 'email1-1': '', 'was-email1-1': '' }
    expect(await save({ 'pupil-0': bo.id, 'found-0': bo.id, 'email1-0': email, ...empty })).toEqual({ changed: 1 })
    expect(await slots(bo.id)).toEqual([[1, email]])
  })
  test('a pupil chosen by hand keeps what is there; when both fields are full it is said at the line', async () => {
    const [one, two] = [fresh(), fresh()]
    await makeHome(one, [bo])
    await save({ 'pupil-0': bo.id, 'found-0': '', 'email1-0': two })
    expect(await slots(bo.id)).toEqual([[1, one], [2, two]])
    const again = save({ 'pupil-7': bo.id, 'found-7': '', 'email1-7': fresh() })
    await expect(again).rejects.toMatchObject({ code: 'invalid-input', fields: { 'pupil-7': [expect.stringContaining('al twee adressen')] } })
  })
  test('one doubtful or malformed line: nothing at all is saved, and the line is told', async () => {
    const [one, gmial] = [fresh(), `ouder${next()}@gmial.com`]
    const rows = { 'pupil-0': bo.id, 'found-0': bo.id, 'email1-0': one, 'pupil-1': aad.id, 'found-1': aad.id, 'email1-1': gmial }
    await expect(save(rows)).rejects.toMatchObject({ code: 'please-confirm', fields: { 'confirm-email1-1': [expect.stringContaining('Bedoelt u')] } })
    expect([await slots(bo.id), await mailsTo(one)]).toEqual([[], []])
    expect(await save({ ...rows, 'confirm-email1-1': gmial.toUpperCase() })).toEqual({ changed: 2 })
    expect(problems({ 'pupil-0': bo.id, 'email1-0': 'geen adres', 'pupil-3': aad.id, 'email1-3': one, 'email2-3': one })).toEqual({ 'email1-0': [expect.stringContaining('@')], 'email2-3': [expect.stringContaining('hetzelfde')] })
    expect(problems({ 'pupil-0': bo.id, 'pupil-1': bo.id, 'pupil-2': 'x' })).toEqual({ 'pupil-1': [expect.stringContaining('al bij een andere regel')], 'pupil-2': [expect.any(String)] })
  })
  test('nothing chosen, or a pupil who is not of this group', async () => {
    expect(await refused(save({}))).toBe('home-list-nothing')
    const other = await makePupil(teacher.school.id, (await makeGroup(teacher.school.id)).id)
    expect(await refused(save({ 'pupil-0': other.id, 'email1-0': fresh() }))).toBe('not-found')
  })
  test('a hundred lines at once', async () => {
    const pupils = await Promise.all(Array.from({ length: 100 }, () => makePupil(teacher.school.id, group.id)))
    const fields = Object.fromEntries(pupils.flatMap((pupil, at) => [[`pupil-${at}`, pupil.id], [`found-${at}`, pupil.id], [`email1-${at}`, fresh()], [`email2-${at}`, fresh()]]))
    expect(await save(fields)).toEqual({ changed: 100 })
  })
})
