import type { Page } from '@playwright/test'
import { makeGroup } from '@/prisma/seed/factories'
import { change, postForm, readForm, seen, type Fields } from './support/http'
import { expect, test } from './support/test'
import { countsOf, database, emptySchool, furnishedSchool, person, publisherId, refusals, staffSession, type Furnished } from './support/world'

const NOT_FOUND = 'Dit bestaat niet (meer), of hoort niet bij uw school.'
const OTHER_SCHOOL = 'U bent van school gewisseld.'

/** A form of the school, and what shows that it worked. */
type Case = {
  id: string
  what: string
  path(world: Furnished): string
  button: string | RegExp
  /** What somebody would do with the form. */
  fill(fields: Fields, world: Furnished): Promise<Fields> | Fields
  done(world: Furnished): Promise<boolean>
}

const CASES: Case[] = [
  {
    id: 'PUB-1', what: 'unticking a publisher', path: () => '/beheer/uitgeverijen', button: 'Sla uitgeverijen op',
    fill: (fields) => change(fields, { publisher: null }),
    done: async (world) => (await countsOf(world.school)).consents === 0,
  },
  {
    id: 'LIC-9', what: 'linking a licence to a group', path: () => '/lesmateriaal/licenties', button: 'Opslaan',
    fill: (fields, { meter, bevers }) => change(fields, { link: `${meter.id}:${bevers.id}` }),
    done: async (world) => (await countsOf(world.school)).links === 2,
  },
  {
    id: 'NET-1', what: 'adding an address', path: () => '/beheer/ip-adressen', button: 'Toevoegen',
    fill: (fields) => change(fields, { address: '203.0.113.7' }),
    done: async (world) => (await countsOf(world.school)).addresses === 3,
  },
  {
    id: 'NET-1', what: 'removing an address', path: () => '/beheer/ip-adressen', button: /^127\.0\.0\.1.* verwijderen$/,
    fill: (fields) => fields,
    done: async (world) => (await countsOf(world.school)).addresses === 1,
  },
  {
    id: 'NET-2', what: 'making a key for the Dynamic IP Tool', path: () => '/beheer/ip-adressen/dynamisch', button: 'Sleutel maken',
    fill: (fields) => fields,
    done: async (world) => (await database().addressTool.count({ where: { schoolId: world.school.id } })) === 1,
  },
]

const GROUP_CASE: Case = {
  id: 'GRP-2', what: 'changing the login method', path: ({ egels }) => `/groepen/${egels.id}/login-methode`, button: 'Wijzig',
  fill: (fields) => change(fields, { method: 'picture' }),
  done: async ({ egels }) => (await database().group.findUniqueOrThrow({ where: { id: egels.id } })).loginMethod === 'picture',
}

/** The coordinator's own filled-in form, ready to be sent by anybody. */
async function formOf(page: Page, world: Furnished, each: Case): Promise<Fields> {
  return each.fill(await readForm(page, each.path(world), each.button), world)
}

test.describe('DAT-1: a coordinator’s action sent by a teacher', () => {
  for (const each of CASES)
    test(`${each.id}: ${each.what} is refused, audited, and changes nothing; the coordinator’s own works`, async ({ page, signIn }) => {
      const world = await furnishedSchool()
      const token = await signIn(page, world.coordinator.email)
      const fields = await formOf(page, world, each)
      const before = await countsOf(world.school)
      const answer = await postForm(await staffSession(world.teacher.email), each.path(world), fields)
      expect(answer.text).not.toContain('opgeslagen')
      expect(answer.status).toBe(403)
      expect(await countsOf(world.school)).toEqual(before)
      expect(await refusals(world.school, 'action.refused', 'not-allowed')).toBe(1)
      const own = seen((await postForm(token, each.path(world), fields)).text)
      for (const words of [NOT_FOUND, OTHER_SCHOOL]) expect(own).not.toContain(words)
      expect(await each.done(world), 'the pair: the owner’s same form works').toBe(true)
    })

  test('LAS-3: a file sent by a teacher is refused, audited, and not read', async ({ at }) => {
    const { school, teacher } = await furnishedSchool()
    const form = new FormData()
    form.append('school', school.id)
    form.append('bestand', new Blob(['<EDEX/>']), 'school.xml')
    const answer = await fetch(`${at.portal}/beheer/gebruikersgegevens/bestand`, { method: 'POST', body: form, redirect: 'manual', headers: { origin: at.portal, cookie: `leerpoort=${await staffSession(teacher.email)}` } })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/start'])
    expect(await database().rosterImport.count({ where: { schoolId: school.id } })).toBe(0)
    expect(await refusals(school)).toBe(1)
  })

  test('AUT-1: without a session, and from another site, nothing happens either', async ({ page, signIn }) => {
    const world = await furnishedSchool()
    const token = await signIn(page, world.coordinator.email)
    const each = CASES[0]!
    const fields = await formOf(page, world, each)
    await postForm('', each.path(world), fields)
    await postForm(token, each.path(world), fields, { origin: 'https://evil.example' })
    expect(await each.done(world)).toBe(false)
  })
})

test.describe('DAT-1: an id of another school in a form field', () => {
  for (const each of [...CASES, GROUP_CASE])
    test(`${each.id}: ${each.what} with the other school’s form refuses, audited; nothing of either changes`, async ({ page, signIn }) => {
      const [mine, theirs] = [await furnishedSchool(), await furnishedSchool()]
      await signIn(page, theirs.coordinator.email)
      const fields = await formOf(page, theirs, each)
      const before = [await countsOf(mine.school), await countsOf(theirs.school)]
      const token = await staffSession(mine.coordinator.email)
      // Their form, as it is: the school in it is not mine.
      const asItIs = await postForm(token, each.path(mine), fields)
      expect(seen(asItIs.text)).toContain(OTHER_SCHOOL)
      expect(await refusals(mine.school, 'action.refused', 'other-school')).toBe(1)
      expect([await countsOf(mine.school), await countsOf(theirs.school)]).toEqual(before)
      expect(await each.done(theirs)).toBe(false)
    })

  /** Forms in which an id of theirs is smuggled under my own school. */
  const SMUGGLED: [id: string, what: string, each: Case, changes: (mine: Furnished, theirs: Furnished) => Record<string, string>][] = [
    ['LIC-9', 'their group', CASES[1]!, (mine, theirs) => ({ link: `${mine.meter.id}:${theirs.bevers.id}` })],
    ['LIC-9', 'their licence', CASES[1]!, (mine, theirs) => ({ link: `${theirs.meter.id}:${mine.bevers.id}` })],
    ['GRP-2', 'their group', GROUP_CASE, (_mine, theirs) => ({ groupId: theirs.egels.id })],
    ['PUB-1', 'a publisher that is none', CASES[0]!, (_mine, theirs) => ({ shown: theirs.school.id })],
  ]
  for (const [id, what, each, changes] of SMUGGLED)
    test(`${id}: ${each.what} with ${what}: looks as if it were not there, audited`, async ({ page, signIn }) => {
      const [mine, theirs] = [await furnishedSchool(), await furnishedSchool()]
      const token = await signIn(page, mine.coordinator.email)
      const fields = change(await formOf(page, mine, each), changes(mine, theirs))
      const before = [await countsOf(mine.school), await countsOf(theirs.school)]
      expect(seen((await postForm(token, each.path(mine), fields)).text)).toContain(NOT_FOUND)
      expect([await countsOf(mine.school), await countsOf(theirs.school)]).toEqual(before)
      expect(await each.done(theirs)).toBe(false)
      expect(await refusals(mine.school, 'action.refused', 'not-found')).toBe(1)
    })

  test('NET-1: removing their address: looks as if it were not there, audited', async ({ page, signIn }) => {
    const [mine, theirs] = [await furnishedSchool(), await furnishedSchool()]
    const token = await signIn(page, mine.coordinator.email)
    const address = await database().schoolAddress.findFirstOrThrow({ where: { schoolId: theirs.school.id } })
    const fields = change(await formOf(page, mine, CASES[3]!), { id: address.id })
    expect(seen((await postForm(token, '/beheer/ip-adressen', fields)).text)).toContain(NOT_FOUND)
    expect((await countsOf(theirs.school)).addresses).toBe(2)
    expect(await refusals(mine.school, 'action.refused', 'not-found')).toBe(1)
  })

  test('PUB-1: a tick for all publishers touches the own school only', async ({ page, signIn }) => {
    const [mine, theirs] = [await furnishedSchool(), await furnishedSchool()]
    const token = await signIn(page, mine.coordinator.email)
    const fields = await formOf(page, mine, CASES[0]!)
    await postForm(token, '/beheer/uitgeverijen', [...fields, ['publisher', await publisherId('malmberg')]])
    expect((await countsOf(theirs.school)).consents).toBe(2)
    expect((await countsOf(mine.school)).consents).toBe(1)
  })
})

test.describe('DAT-1 GRP-6: pages of others by address', () => {
  test('DAT-1: another school’s group and import look as if they were not there; the own open', async ({ page, signIn }) => {
    const [mine, theirs] = [await furnishedSchool(), await furnishedSchool()]
    const theirImport = await database().rosterImport.create({ data: { schoolId: theirs.school.id, status: 'refused', fileName: 'geheim.xml' } })
    await signIn(page, mine.coordinator.email)
    for (const path of [`/groepen/${theirs.egels.id}`, `/groepen/${theirs.egels.id}/login-methode`, `/beheer/gebruikersgegevens/${theirImport.id}`, '/groepen/ffffffff-0000-4000-8000-000000000000', '/groepen/onzin']) {
      const answer = await page.goto(path)
      expect(answer!.status(), path).toBe(404)
      await expect(page.getByRole('heading', { name: 'Deze pagina is er niet' })).toBeVisible()
      expect(await page.content()).not.toMatch(/geheim\.xml|van den Berg/)
    }
    expect((await page.goto(`/groepen/${mine.egels.id}`))!.status()).toBe(200)
  })

  test('GRP-6: a teacher’s colleague’s group is not there, and the coordinator’s pages are closed and audited', async ({ page, signIn }) => {
    const { school, egels } = await furnishedSchool()
    const otters = await makeGroup(school.id, { name: 'Otters' })
    await signIn(page, (await person(school, ['teacher'], [otters])).email)
    expect((await page.goto(`/groepen/${egels.id}`))!.status()).toBe(404)
    for (const path of ['/beheer', '/beheer/gebruikersgegevens', '/beheer/uitgeverijen', '/beheer/ip-adressen', '/beheer/ip-adressen/dynamisch', '/beheer/apparaten', '/lesmateriaal/licenties']) {
      expect((await page.goto(path))!.status(), path).toBe(403)
      await expect(page.getByRole('heading', { name: 'Daar hebt u geen rechten voor' })).toBeVisible()
    }
    expect(await refusals(school)).toBe(7)
  })

  test('SSO-1: another school’s title does not open, nor its licence management', async ({ page, signIn }) => {
    const { school, coordinator } = await emptySchool()
    const method = await database().method.findFirstOrThrow({ where: { code: 'logo-digitaal' } })
    await signIn(page, coordinator.email)
    for (const path of [`/start/beheer/${method.id}`, '/start/onzin', '/start/ffffffff-0000-4000-8000-000000000000', '/start/beheer/onzin']) {
      await page.goto(path)
      await expect(page, path).toHaveURL(/\/geen-toegang/)
      await expect(page.getByRole('heading', { name: 'Wie kan dit oplossen?' })).toBeVisible()
    }
    // What exists and is refused is audited; an id that means nothing is an old shortcut.
    expect(await refusals(school, 'sso.refused')).toBe(1)
  })
})

test('ACC-5: two tabs on two schools: the old tab’s form is refused in plain words', async ({ page, context, signIn }) => {
  const one = await furnishedSchool({ name: 'Basisschool De Eerste' })
  const two = await emptySchool({ name: 'Basisschool De Tweede' })
  await person(two.school, ['coordinator'], [], one.coordinator.email)
  await signIn(page, one.coordinator.email, one.school)
  await page.goto('/beheer/uitgeverijen')
  const otherTab = await context.newPage()
  await otherTab.goto('/school-kiezen')
  await otherTab.getByRole('button', { name: /De Tweede/ }).click()
  await expect(otherTab).toHaveURL('/beheer')
  await page.getByRole('checkbox', { name: 'Malmberg', exact: true }).check()
  await page.getByRole('button', { name: 'Sla uitgeverijen op' }).click()
  await expect(page.getByRole('alert').filter({ hasText: OTHER_SCHOOL })).toBeVisible()
  expect([(await countsOf(one.school)).consents, (await countsOf(two.school)).consents]).toEqual([2, 0])
})
