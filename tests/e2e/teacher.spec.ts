import type { Locator, Page } from '@playwright/test'
import { decrypt } from '@/lib/platform/crypto'
import { makeGroup, makePupil } from '@/prisma/seed/factories'
import { ask, change, postForm, readForm, seen } from './support/http'
import { shortcut } from './support/steps'
import { expect, test } from './support/test'
import { database, emptySchool, furnishedSchool, person, pupilSession, refusals, secretsOf, staffSession, type Pupil } from './support/world'

const NOT_FOUND = 'Dit bestaat niet (meer), of hoort niet bij uw school.'
const now = (pupil: Pupil) => database().pupil.findUniqueOrThrow({ where: { id: pupil.id } })
const rowNames = (page: Page) => page.getByRole('table').getByRole('rowheader').allTextContents()
const status = (page: Page, text: RegExp | string) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible()

/** What the pupil's door says to these; each is a try. */
function trySecret(schoolRef: string, pupil: Pupil, secret: string) {
  return ask({ method: 'POST', path: '/api/pupil/sign-in', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ref: schoolRef, pupil: pupil.id, secret, target: null }) })
}

/** Walks by Tab alone until this has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    if (await target.evaluate((each) => each === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${target}`)
}

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
    await page.getByLabel('Zoek een leerling').fill('YILMAZ')
    await page.getByRole('button', { name: 'Zoeken' }).click()
    await expect(page).toHaveURL(/zoek=YILMAZ/)
    await expect(page.getByText('1 van 2 leerlingen')).toBeVisible()
    expect(await rowNames(page)).toEqual(['Omar'])
    await page.getByLabel('Zoek een leerling').fill('<b>niemand')
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

test.describe('GRP-7: a login mended at once', () => {
  test('by keyboard alone: new pins for the whole group, asked first; the old one opens nothing, the new one does', async ({ page, signIn }) => {
    const { school, teacher, egels, fleur } = await furnishedSchool()
    await signIn(page, teacher.email)
    await page.goto('/groepen')
    await tabTo(page, page.getByRole('link', { name: 'Egels' }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Egels' })).toBeVisible()
    const trigger = page.getByRole('button', { name: 'Nieuwe pincodes' })
    await tabTo(page, trigger)
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Nieuwe pincodes voor Egels?' })
    await expect(dialog).toContainText('2 leerlingen krijgen een nieuwe pincode.')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(trigger).toBeFocused()
    expect(secretsOf(await now(fleur)).pin).toBe('4826')
    await page.keyboard.press('Enter')
    await tabTo(page, dialog.getByRole('button', { name: 'Nieuwe pincodes' }))
    await page.keyboard.press('Enter')
    await status(page, 'De leerlingen hebben een nieuwe pincode.')
    await expect(dialog).toBeHidden()
    const { pin } = secretsOf(await now(fleur))
    await expect(page.getByRole('row', { name: /Fleur/ })).toContainText(pin)
    expect([(await trySecret(school.schoolRef, fleur, '4826')).status, (await trySecret(school.schoolRef, fleur, pin)).status]).toEqual([401, 200])
    await tabTo(page, page.getByRole('link', { name: 'Print de kaartjes opnieuw' }))
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(`/groepen/${egels.id}/print`)
    await expect(page.getByRole('listitem').filter({ hasText: 'Fleur' })).toContainText(pin)
  })

  test('one pupil: a new picture; then a badge, a code for today shown once, and the badge made void', async ({ page, signIn }) => {
    const { teacher, bevers, puk } = await furnishedSchool()
    const before = secretsOf(puk).passwordPicture
    await signIn(page, teacher.email)
    await page.goto(`/groepen/${bevers.id}`)
    await page.getByRole('link', { name: 'inloggen herstellen van Puk Smit' }).click()
    await page.getByRole('button', { name: 'Nieuw wachtwoordplaatje' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Nieuw wachtwoordplaatje' }).click()
    await status(page, 'Er is een nieuw wachtwoordplaatje.')
    expect(secretsOf(await now(puk)).passwordPicture).not.toBe(before)

    await page.getByRole('radio', { name: 'QR-badge' }).check()
    await page.getByRole('button', { name: 'Wijzig', exact: true }).click()
    await page.getByRole('button', { name: 'Geef een code voor één keer' }).click()
    await status(page, 'U ziet deze code alleen nu.')
    const code = await page.getByRole('status').getByText(/^\d{4}$/).textContent()
    const kept = await database().pupilLoginCode.findUniqueOrThrow({ where: { pupilId: puk.id } })
    expect(decrypt(kept.codeCipher, 'login-code')).toBe(code)
    await page.reload()
    await expect(page.getByText(code!, { exact: true })).toHaveCount(0)

    const session = await pupilSession(puk)
    const [old] = await database().pupilBadge.findMany({ where: { pupilId: puk.id, voidedAt: null } })
    await page.getByRole('button', { name: 'Badge ongeldig maken' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Annuleren' }).click()
    await page.getByRole('button', { name: 'Badge ongeldig maken' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Badge ongeldig maken' }).click()
    await status(page, 'Er is een nieuwe badge; de oude werkt niet meer.')
    expect((await database().pupilBadge.findUniqueOrThrow({ where: { id: old!.id } })).voidedAt).not.toBeNull()
    expect((await ask({ path: '/leerling', headers: { cookie: `leerpoort=${session}` } })).status, 'what the badge opened is closed').toBe(307)
    await page.getByRole('link', { name: 'Print de nieuwe badge' }).click()
    await expect(page.getByRole('img', { name: 'QR-code van de badge' })).toHaveCount(1)
  })

  test('before JavaScript has loaded: asked first as well, and done', async ({ browser, at }) => {
    const { teacher, egels, fleur } = await furnishedSchool()
    const context = await browser.newContext({ baseURL: at.portal, javaScriptEnabled: false })
    await context.addCookies([{ name: 'leerpoort', value: await staffSession(teacher.email), url: at.portal }])
    const page = await context.newPage()
    await page.goto(`/groepen/${egels.id}`)
    await page.getByRole('button', { name: 'Nieuwe pincodes' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Nieuwe pincodes' }).click()
    await status(page, 'De leerlingen hebben een nieuwe pincode.')
    expect(secretsOf(await now(fleur)).pin).not.toBe('4826')
    await context.close()
  })

  test('a badge that a pupil does not need any more is void at once', async ({ page, signIn }) => {
    const { teacher, egels, fleur } = await furnishedSchool()
    await signIn(page, teacher.email)
    await page.goto(`/groepen/${egels.id}/leerlingen/${fleur.id}/inloggen`)
    await expect(page.getByRole('button', { name: 'Badge ongeldig maken' })).toHaveCount(0)
    for (const method of ['QR-badge', 'Zoals de groep']) {
      await page.getByRole('radio', { name: method }).check()
      await page.getByRole('button', { name: 'Wijzig', exact: true }).click()
      await expect(page.getByText(`Fleur logt in met: ${method === 'QR-badge' ? 'QR-badge' : 'pincode'}.`)).toBeVisible()
    }
    await expect(page.getByRole('button', { name: 'Badge ongeldig maken' })).toHaveCount(0)
    expect(await database().pupilBadge.findMany({ where: { pupilId: fleur.id }, select: { voidedAt: true } })).toEqual([{ voidedAt: expect.any(Date) }])
  })

  test('PUP-4: who could not log in today, why, and whether it came right', async ({ page, signIn }) => {
    const { school, teacher, egels, bevers, fleur, omar } = await furnishedSchool()
    await signIn(page, teacher.email)
    await page.goto(`/groepen/${egels.id}`)
    await expect(page.getByText('Wie kon vandaag niet inloggen')).toHaveCount(0)
    await trySecret(school.schoolRef, fleur, '0000')
    for (let at = 0; at < 6; at += 1) await trySecret(school.schoolRef, omar, `000${at}`)
    await page.reload()
    const line = (name: string) => page.locator('#vandaag').getByRole('listitem').filter({ hasText: name })
    await expect(line('Fleur van den Berg')).toContainText(/\d\d:\d\d.*Verkeerde code of verkeerd plaatje\./)
    // The sixth came during the rest after five: it was not judged.
    await expect(line('Omar Yılmaz')).toContainText(/5 keer.*Te vaak een verkeerde code/)
    await trySecret(school.schoolRef, fleur, '4826')
    await page.reload()
    await expect(line('Fleur van den Berg')).toContainText(/daarna ingelogd om \d\d:\d\d/)
    await line('Omar Yılmaz').getByRole('link', { name: 'Inloggen herstellen van Omar Yılmaz' }).click()
    await expect(page.getByRole('heading', { name: 'Inloggen herstellen: Omar Yılmaz' })).toBeVisible()
    await page.goto(`/groepen/${bevers.id}`)
    await expect(page.getByText('Wie kon vandaag niet inloggen')).toHaveCount(0)
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
