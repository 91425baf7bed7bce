import type { Page } from '@playwright/test'
import { makeGroup, makePupil } from '@/prisma/seed/factories'
import { change, postForm, readForm, seen } from './support/http'
import { shortcut } from './support/steps'
import { expect, test } from './support/test'
import { database, emptySchool, furnishedSchool, person, refusals, secretsOf, staffSession, type Pupil } from './support/world'

const NOT_FOUND = 'Dit bestaat niet (meer), of hoort niet bij uw school.'
const now = (pupil: Pupil) => database().pupil.findUniqueOrThrow({ where: { id: pupil.id } })
const rowNames = (page: Page) => page.getByRole('table').getByRole('rowheader').allTextContents()
const status = (page: Page, text: RegExp | string) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible()

test.describe('GRP-1: the groepsoverzicht', () => {
  test('the manual’s labels and columns; sorting and searching through the address bar; where to mend names', async ({ page, signIn }) => {
    const { teacher, egels, fleur } = await furnishedSchool()
    await signIn(page, teacher.email)
    await page.goto(`/groepen/${egels.id}`)
    expect((await page.getByRole('columnheader').allTextContents()).map((each) => each.trim())).toEqual(['Voornaam', 'Achternaam', 'Leerlingplaatje', 'Wachtwoord', 'Thuislogin', 'Acties'])
    await expect(page.getByText(/Jaargroep 5 · Leerkracht\(en\):/)).toBeVisible()
    const row = page.getByRole('row', { name: /Fleur van den/ })
    await expect(row).toContainText('4826')
    await expect(row.getByRole('link', { name: /Nee\/Nee/ })).toHaveAttribute('href', `/groepen/${egels.id}/thuislogin#${fleur.id}`)
    await expect(row.getByRole('link', { name: 'wijzigen van Fleur van den Berg' })).toHaveAttribute('href', `/groepen/${egels.id}/leerlingen/${fleur.id}`)
    await expect(page.getByText(/komen uit het leerling-administratiesysteem \(LAS\)/)).toBeVisible()

    expect(await rowNames(page)).toEqual(['Fleur van den', 'Omar'])
    await expect(page.getByRole('columnheader', { name: 'Achternaam' })).toHaveAttribute('aria-sort', 'ascending')
    await page.getByRole('link', { name: 'Achternaam' }).click()
    await expect(page.getByRole('columnheader', { name: 'Achternaam' })).toHaveAttribute('aria-sort', 'descending')
    expect(await rowNames(page)).toEqual(['Omar', 'Fleur van den'])
    await page.getByRole('searchbox', { name: 'Zoek een leerling' }).fill('YILMAZ')
    await page.getByRole('button', { name: 'Zoeken' }).click()
    await expect(page).toHaveURL(/zoek=YILMAZ/)
    await expect(page.getByText('1 van 2 leerlingen')).toBeVisible()
    expect(await rowNames(page)).toEqual(['Omar'])
    await page.getByRole('searchbox', { name: 'Zoek een leerling' }).fill('<b>niemand')
    await page.getByRole('button', { name: 'Zoeken' }).click()
    await expect(page.getByText('Geen leerling gevonden met ‘<b>niemand’')).toBeVisible()
    await page.getByRole('link', { name: 'Toon alle leerlingen' }).click()
    await expect(page.getByText('2 leerlingen', { exact: true })).toBeVisible()
  })

  test('GRP-6: an intern sees the own group without what is not hers to do; other groups are not there', async ({ page, signIn }) => {
    const { school, egels, bevers, fleur } = await furnishedSchool()
    const intern = await person(school, ['intern'], [egels])
    await signIn(page, intern.email)
    await page.goto(`/groepen/${egels.id}`)
    await expect(page.getByRole('row', { name: /Fleur/ })).toBeVisible()
    for (const name of ['Wijzig login methode groep', /wijzigen/, /herstellen/]) await expect(page.getByRole('link', { name })).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Nieuwe pincodes' })).toHaveCount(0)
    expect((await page.goto(`/groepen/${egels.id}/leerlingen/${fleur.id}/inloggen`))!.status()).toBe(403)
    for (const path of [`/groepen/${bevers.id}`, `/groepen/${bevers.id}/print`, `/groepen/${egels.id}/print?leerling=x`]) expect((await page.goto(path))!.status(), path).toBe(404)
  })

  test('on a phone: the page does not scroll sideways, the table does, and the first name stays in sight', async ({ page, signIn }) => {
    const { teacher, egels } = await furnishedSchool()
    await page.setViewportSize({ width: 360, height: 740 })
    await signIn(page, teacher.email)
    await page.goto(`/groepen/${egels.id}`)
    await expect(page.getByText('Schuif de tabel opzij om alle kolommen te zien.')).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
    const link = page.getByRole('link', { name: 'inloggen herstellen van Fleur van den Berg' })
    await link.scrollIntoViewIfNeeded()
    await expect(page.getByRole('rowheader', { name: 'Fleur van den' })).toBeInViewport({ ratio: 1 })
    await link.click()
    await expect(page.getByRole('heading', { name: 'Inloggen herstellen: Fleur van den Berg' })).toBeVisible()
  })
})

test.describe('GRP-3: Print versie', () => {
  const pagesOf = async (page: Page) => (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g)!.length

  for (const [pupils, expected] of [[1, 1], [8, 1], [9, 2], [24, 3], [26, 4]] as const)
    test(`${pupils} pupils: ${expected} pages of A4`, async ({ page, signIn }) => {
      const { school, coordinator } = await emptySchool()
      const group = await makeGroup(school.id)
      for (let at = 0; at < pupils; at += 1) await makePupil(school.id, group.id, { lastName: 'Van den Bovenkamp-Achterberg' })
      await signIn(page, coordinator.email)
      await page.goto(`/groepen/${group.id}/print`)
      await expect(page.getByRole('listitem')).toHaveCount(pupils)
      expect(await pagesOf(page)).toBe(expected)
    })

  test('each card has school, group, picture, name and secret, whole on its place, however long the name; one pupil’s alone', async ({ page, signIn }) => {
    const { school, coordinator, egels, omar } = await furnishedSchool()
    await makePupil(school.id, egels.id, { firstName: 'Wolfeschlegelsteinhausenbergerdorff', prefix: 'van der', lastName: 'Aa-Oppenheimer-Bovenkamp-Achterberg-Zuiderzee', loginMethod: 'picture' })
    await makePupil(school.id, egels.id, { firstName: 'Zoë', lastName: 'Zonder', loginMethod: 'badge' })
    await signIn(page, coordinator.email)
    await page.goto(`/groepen/${egels.id}`)
    await page.getByRole('button', { name: 'Maak badges' }).click()
    await expect(page.getByText('Wie met een badge inlogt, heeft er een.')).toBeVisible()
    await page.getByRole('link', { name: 'Print versie' }).click()
    const card = page.getByRole('listitem').filter({ hasText: 'Omar Yılmaz' })
    for (const text of [school.name, 'Egels', '7315']) await expect(card).toContainText(text)
    await expect(card.getByRole('img')).toHaveCount(1)
    await expect(page.getByRole('listitem').filter({ hasText: 'Zoë Zonder' }).getByRole('img', { name: 'QR-code van de badge' })).toBeVisible()
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 688, height: 1017 })
    await expect(page.getByRole('heading', { level: 1 })).toBeHidden()
    for (const each of await page.getByRole('listitem').all()) {
      const [cut, height] = await each.evaluate((node) => [node.scrollHeight - node.clientHeight, node.getBoundingClientRect().height / 96 * 25.4] as const)
      expect(cut, await each.innerText()).toBeLessThanOrEqual(1)
      expect(height).toBeCloseTo(65, 0)
    }
    await page.emulateMedia({ media: null })
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.getByLabel('Voor wie').selectOption({ label: 'Omar Yılmaz' })
    await page.getByRole('button', { name: 'Toon' }).click()
    await expect(page).toHaveURL(new RegExp(`leerling=${omar.id}`))
    await expect(page.getByRole('listitem')).toHaveCount(1)
    await page.getByRole('link', { name: 'Alle leerlingen' }).click()
    await expect(page.getByRole('listitem')).toHaveCount(4)
  })
})

test.describe('GRP-2 PUP-5: Wijzig login methode groep', () => {
  test('badges are made and printed first; who has an own method keeps it; the overview says QR-badge', async ({ page, signIn }) => {
    const { teacher, egels, fleur, omar } = await furnishedSchool()
    await database().pupil.update({ where: { id: omar.id }, data: { loginMethod: 'picture' } })
    await signIn(page, teacher.email)
    await page.goto(`/groepen/${egels.id}/login-methode`)
    await expect(page.getByText('0 van 2 leerlingen hebben een badge.')).toBeVisible()
    await page.getByRole('button', { name: 'Maak badges' }).click()
    await page.getByRole('link', { name: 'Print badges' }).click()
    await expect(page.getByRole('img', { name: 'QR-code van de badge' })).toHaveCount(2)
    await page.goBack()
    await page.getByRole('radio', { name: /QR-badge.*Print eerst de badges/ }).check()
    await expect(page.getByRole('group', { name: '1 leerling heeft een eigen methode' })).toContainText('Omar Yılmaz: wachtwoordplaatje')
    await page.getByRole('button', { name: 'Wijzig', exact: true }).click()
    await status(page, 'De login methode is gewijzigd.')
    await page.goto(`/groepen/${egels.id}`)
    await expect(page.getByRole('row', { name: /Fleur/ })).toContainText('QR-badge')
    await expect(page.getByRole('row', { name: /Omar/ })).not.toContainText('QR-badge')
    expect([(await now(fleur)).loginMethod, (await now(omar)).loginMethod]).toEqual([null, 'picture'])
    await page.goto(`/groepen/${egels.id}/login-methode`)
    await page.getByRole('radio', { name: /Pincode/ }).check()
    await page.getByRole('radio', { name: /Wijzig ook/ }).check()
    await page.getByRole('button', { name: 'Wijzig', exact: true }).click()
    await status(page, 'De login methode is gewijzigd.')
    expect((await now(omar)).loginMethod).toBeNull()
  })
})

test.describe('DAT-1 GRP-6: somebody else’s ids in a form field', () => {
  /** The forms with which a teacher mends logins, and the field that says whose. */
  const FORMS = [
    { what: 'new pins for a group', field: 'groupId', button: 'Nieuwe pincodes', path: (egels: string) => `/groepen/${egels}` },
    { what: 'badges for a group', field: 'groupId', button: 'Maak badges', path: (egels: string) => `/groepen/${egels}/login-methode` },
    { what: 'a new pin for a pupil', field: 'pupilId', button: 'Nieuwe pincode', path: (egels: string, pupil: string) => `/groepen/${egels}/leerlingen/${pupil}/inloggen` },
    { what: 'a pupil’s own method', field: 'pupilId', button: 'Wijzig', path: (egels: string, pupil: string) => `/groepen/${egels}/leerlingen/${pupil}/inloggen` },
  ] as const
  for (const { what, field, button, path } of FORMS)
    test(`${what}: another group’s and another school’s are refused as if not there, audited, and stay as they are; an intern is refused`, async ({ page, signIn }) => {
      const [mine, theirs] = [await furnishedSchool(), await furnishedSchool()]
      const teacher = await person(mine.school, ['teacher'], [mine.egels])
      const token = await signIn(page, teacher.email)
      const at = path(mine.egels.id, mine.fleur.id)
      const fields = await readForm(page, at, button)
      const state = () => Promise.all([mine.puk, mine.fleur, theirs.fleur].map(async (pupil) => [secretsOf(await now(pupil)), (await now(pupil)).loginMethod, await database().pupilBadge.count({ where: { pupilId: pupil.id } })]))
      const before = await state()
      const strangers = field === 'groupId' ? [mine.bevers.id, theirs.egels.id] : [mine.puk.id, theirs.fleur.id]
      for (const id of [...strangers, '00000000-0000-4000-8000-000000000000']) {
        const answer = await postForm(token, at, change(fields, { [field]: id, ...(button === 'Wijzig' ? { method: 'badge' } : {}) }))
        expect(seen(answer.text)).toContain(NOT_FOUND)
      }
      expect(await refusals(mine.school, 'action.refused', 'not-found')).toBe(3)
      const intern = await person(mine.school, ['intern'], [mine.egels])
      const refused = await postForm(await staffSession(intern.email), `/groepen/${mine.egels.id}`, fields)
      expect(seen(refused.text)).not.toContain(NOT_FOUND)
      expect(await refusals(mine.school, 'action.refused', 'not-allowed')).toBe(1)
      expect(await state()).toEqual(before)
      await postForm(token, at, button === 'Wijzig' ? change(fields, { method: 'badge' }) : fields)
      expect(await state(), 'the pair: the teacher’s own works').not.toEqual(before)
    })
})

test('PUP-1: the shortcut still opens on a group of badges', async ({ page }) => {
  const { school, egels } = await furnishedSchool()
  await database().group.update({ where: { id: egels.id }, data: { loginMethod: 'badge' } })
  await page.goto(shortcut(school))
  await expect(page.getByRole('button', { name: 'Egels' })).toBeVisible()
})
