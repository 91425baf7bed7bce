import { beforeEach, describe, expect, test } from 'vitest'
import { chooseLink } from '@/lib/las/choose-link'
import { lasLinkOf } from '@/lib/las/queries'
import { chooseLinkInput } from '@/lib/las/schema'
import { linkState } from '@/lib/las/rules'
import { makeLasLink, makeSchool } from '@/prisma/seed/factories'
import { auditOf, command, everything } from '../support/command'
import { signedIn } from '../support/people'

let schoolId: string
let actor: Awaited<ReturnType<typeof signedIn>>['actor']
beforeEach(async () => {
  schoolId = (await makeSchool()).id
  actor = (await signedIn(schoolId, { roles: ['coordinator'] })).actor
})
const link = () => lasLinkOf({ schoolId, groupIds: 'all' })
const choose = (system: string, authorisationKey = '') => command(actor, (context) => chooseLink(context, chooseLinkInput.parse({ system, authorisationKey })))

describe('LAS-1: the school’s side of an automatic link', () => {
  test('chosen, it waits for the other side; a key is kept encrypted and asked for where the LAS gives one', async () => {
    await choose('parnassys')
    expect(linkState(await link())).toBe('waiting-for-las')
    await choose('esis')
    expect(linkState(await link())).toBe('needs-key')
    await choose('esis', 'sleutel-123')
    expect(linkState(await link())).toBe('waiting-for-las')
    expect(JSON.stringify(await everything().lasLink.findUniqueOrThrow({ where: { schoolId } }))).not.toContain('sleutel-123')
  })

  test('saving the same choice again keeps what the LAS allowed; another system or key begins anew', async () => {
    await makeLasLink(schoolId, 'esis', { key: 'oud', live: true })
    await choose('esis')
    expect(linkState(await link())).toBe('live')
    await choose('esis', 'nieuw')
    expect(linkState(await link())).toBe('waiting-for-las')
    await everything().lasLink.update({ where: { schoolId }, data: { lasGrantedAt: new Date() } })
    await choose('eduscope')
    expect(linkState(await link())).toBe('waiting-for-las')
  })

  test('a key for a LAS that gives none is not kept', async () => {
    await choose('parnassys', 'sleutel')
    expect(await link()).toEqual({ system: 'parnassys', hasKey: false, lasGrantedAt: null, lasCheckedAt: null })
  })

  test('by hand again: the link and its key are gone; others keep theirs', async () => {
    const other = await makeSchool()
    await makeLasLink(other.id, 'esis', { key: 'x' })
    await makeLasLink(schoolId, 'dotcomschool', { key: 'x', live: true })
    await choose('manual')
    expect(await link()).toBeNull()
    expect(await everything().lasLink.count({ where: { schoolId: other.id } })).toBe(1)
  })

  test('DAT-2: each change is audited, without the key; no change, no line', async () => {
    await choose('manual')
    await choose('esis', 'geheime-sleutel')
    await choose('esis')
    await choose('manual')
    const lines = (await auditOf(schoolId)).filter(({ action }) => action.startsWith('las.'))
    expect(lines.map(({ action }) => action)).toEqual(['las.link-chosen', 'las.link-ended'])
    expect(JSON.stringify(lines.map(({ details }) => details))).not.toContain('geheime-sleutel')
  })

  test.each([{ system: 'magister' }, {}, { system: 'esis', authorisationKey: 'met spatie' }, { system: 'esis', authorisationKey: 'x'.repeat(201) }])('refused: %j', (form) => {
    expect(chooseLinkInput.safeParse(form).success).toBe(false)
  })
})
