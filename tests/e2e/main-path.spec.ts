import type { BrowserContext, Page } from '@playwright/test'
import { passwordPicture } from '@/lib/pictures/catalogue'
import { giveLicence, grantToGroups } from '@/prisma/seed/factories'
import { edexml, group, pupil, teacher } from './support/edexml'
import { schoolsSeenBy } from './support/rest'
import { choosePupil, claimsOf, importDone, offerFile, setPublisher, shortcut, tapPin, titleUrl } from './support/steps'
import { expect, test } from './support/test'
import { database, emptySchool, furnishedSchool, person, productId, secretsOf } from './support/world'

test.describe('the main path: from a LAS file to a pupil inside a publisher’s app', () => {
  test('LAS-3 LAS-4 LAS-5 LAS-10 PUB-1 LIC-3 PUP-1 SSO-1 GRP-1: all seven steps on a school that begins empty', async ({ page, context, browser, at, signIn }) => {
    test.slow()
    const { school, coordinator } = await emptySchool({ name: 'Basisschool De Proef' })
    await giveLicence(school.id, 'logo-digitaal')
    await signIn(context, coordinator.email)

    await test.step('2. an EDEXML file: first what it would change, then it is there', async () => {
      const file = edexml({
        brin: school.brin!,
        groups: [group('g1', 'Egels', '5'), group('g2', 'Bevers', '1')],
        pupils: [
          pupil({ key: 'p1', firstName: 'Fleur', prefix: 'van den', lastName: 'Berg' }),
          pupil({ key: 'p2', firstName: 'Omar', lastName: 'Yılmaz' }),
          pupil({ key: 'p3', firstName: 'Puk', lastName: 'Smit', groupKey: 'g2', yearGroup: '1' }),
        ],
        teachers: [teacher('t1', 'Anja', 'Mulder', ['g1'])],
      })
      await offerFile(page, { name: 'school.xml', buffer: file })
      for (const [words, count] of [['nieuwe groepen', '2'], ['nieuwe leerlingen', '3'], ['nieuwe medewerker', '1']] as const)
        await expect(page.getByRole('term').filter({ hasText: words }).locator('..')).toContainText(count)
      await expect(page.getByRole('listitem').filter({ hasText: 'Fleur van den Berg' })).toBeVisible()
      expect(await database().pupil.count({ where: { schoolId: school.id } }), 'a preview changes nothing').toBe(0)
      await page.getByRole('button', { name: 'Importeer' }).click()
      await importDone(page)
      await page.getByRole('link', { name: 'Groepen', exact: true }).first().click()
      const row = page.getByRole('row', { name: /Egels/ })
      await expect(row).toContainText('Anja Mulder')
      await expect(row).toContainText('2')
      await page.getByRole('link', { name: 'Leerkrachten', exact: true }).first().click()
      await expect(page.getByRole('row', { name: /Anja Mulder/ })).toContainText('inactief')
      await page.goto('/beheer/ondersteunend-personeel')
      for (const name of ['Egels', 'Bevers']) await expect(page.getByRole('link', { name: `Activeer een invalkracht voor ${name}` }), 'each group came with a substitute account').toBeVisible()
    })

    await test.step('3. she ticks a publisher', async () => {
      await setPublisher(page, 'Rezulto', true)
      expect(await schoolsSeenBy('rezulto')).toContain(Number(school.portalId))
    })

    await test.step('4. at the publisher, on another origin, she links the licence to a group', async () => {
      await page.goto('/lesmateriaal')
      await page.getByRole('link', { name: 'LOGO Digitaal - licentiemanagement' }).click()
      await expect(page.getByRole('heading', { name: 'Privacy Policy' })).toBeVisible()
      expect(new URL(page.url()).origin).toBe(at.mocks)
      await page.getByRole('button', { name: 'Privacy Policy sluiten' }).click()
      await page.getByRole('row', { name: /Egels/ }).getByRole('checkbox').check()
      await page.getByRole('button', { name: 'Opslaan' }).click()
      await expect(page.getByText('Gelukt, uw instellingen zijn opgeslagen.')).toBeVisible()
      await page.reload()
      const cell = page.getByRole('row', { name: /Egels/ }).getByRole('cell')
      await expect(cell).toContainText('gekoppeld')
      await expect(cell).toHaveClass(/linked/)
      await expect(cell.getByRole('checkbox')).toBeDisabled()
    })

    const egels = await database().group.findFirstOrThrow({ where: { schoolId: school.id, name: 'Egels' } })
    const anja = await person(school, ['teacher'], [egels])
    const teacherContext = await browser.newContext({ baseURL: at.portal })
    const teacherPage = await teacherContext.newPage()
    await signIn(teacherContext, anja.email)

    const pin = await test.step('6. the teacher sees her group, the pins in its groepsoverzicht, and her software', async () => {
      await teacherPage.goto('/groepen')
      await expect(teacherPage.getByRole('link', { name: 'Bevers' })).toHaveCount(0)
      await teacherPage.getByRole('link', { name: 'Egels' }).click()
      const fleur = teacherPage.getByRole('row', { name: /Fleur van den/ })
      await expect(fleur).toContainText('Berg')
      return (await fleur.getByText(/^\d{4}$/).textContent())!
    })

    const kid = await newKid(browser, at.portal)
    await test.step('5. a pupil: shortcut, group, name, pin on tiles, and inside', async () => {
      await enter(kid.page, shortcut(school, titleUrl(at, 'rezulto', 'logo-digitaal')), pin)
      expect(new URL(kid.page.url()).origin).toBe(at.mocks)
      await expect(kid.page.getByRole('heading', { name: 'Hallo Fleur!' })).toBeVisible()
    })

    await test.step('7. the tick goes: the pupil’s path is closed at once, with a page that says why', async () => {
      await setPublisher(page, 'Rezulto', false)
      // Rezulto heard of it, and its own session of the pupil is over.
      await expect(async () => {
        await kid.page.goto(titleUrl(at, 'rezulto', 'logo-digitaal'))
        expect(new URL(kid.page.url()).origin).toBe(at.portal)
      }).toPass()
      await kid.page.goto(`/start/${await productId('logo-digitaal')}`)
      await expect(kid.page.getByRole('heading', { name: '‘LOGO Digitaal’ staat nu niet aan voor jouw school.' })).toBeVisible()
      await kid.page.getByText('Voor de leerkracht').click()
      await expect(kid.page.getByText(/heeft de uitgeverij Rezulto niet \(meer\) aangevinkt/)).toBeVisible()
      expect(await schoolsSeenBy('rezulto'), 'and the publisher gets no data any more').not.toContain(Number(school.portalId))
    })
    await Promise.all([teacherContext.close(), kid.context.close()])
  })

  test('SSO-1 PUB-3: the publisher gets a pseudonym of its own and the agreed attributes, nothing more', async ({ page, at, signInPupil }) => {
    const { school, fleur, egels } = await furnishedSchool()
    await signInPupil(page, fleur)
    await page.goto(`/start/${await productId('logo-digitaal')}`)
    const atRezulto = await claimsOf(page)
    expect(Object.keys(atRezulto).sort()).toEqual(['given_name', 'group_keys', 'group_names', 'role', 'school_id', 'school_name', 'sub'])
    expect(atRezulto).toMatchObject({ given_name: 'Fleur', role: 'pupil', school_name: school.name, group_names: 'Egels', school_id: String(school.portalId) })

    await page.goto(`/start/${await productId('groeimeter')}`)
    await expect(page).toHaveURL(titleUrl(at, 'cito', 'groeimeter'))
    const atCito = await claimsOf(page)
    expect(atCito).toMatchObject({ family_name: 'van den Berg', place: 'school' })
    expect(atCito.sub).not.toBe(atRezulto.sub)
    for (const own of [fleur.id, String(fleur.portalId), fleur.lasKey!, school.id, egels.id])
      for (const sub of [atRezulto.sub, atCito.sub]) expect(sub).not.toContain(own)
  })

  test('PUP-1 PUP-3: a child that cannot read digits taps its password picture', async ({ page, at }) => {
    const { school, puk, bevers, logo } = await furnishedSchool()
    await grantToGroups(school.id, logo.id, [bevers.id])
    await page.goto(shortcut(school, titleUrl(at, 'rezulto', 'logo-digitaal')))
    await choosePupil(page, 'Bevers', 'Puk')
    const choices = page.getByRole('list', { name: 'Je geheime plaatje' })
    await expect(choices.getByRole('button')).toHaveCount(12)
    await choices.getByRole('button', { name: passwordPicture(secretsOf(puk).passwordPicture)!.label, exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Hallo Puk!' })).toBeVisible()
  })

  test('LIC-1 SSO-1: a teacher opens the software of her group from Lesmateriaal', async ({ page, at, signIn }) => {
    const { teacher: anja, school } = await furnishedSchool()
    await signIn(page, anja.email)
    await page.goto('/lesmateriaal')
    await expect(page.getByRole('link', { name: /licentiemanagement/ })).toHaveCount(0)
    await page.getByRole('link', { name: 'LOGO Digitaal' }).click()
    await expect(page).toHaveURL(titleUrl(at, 'rezulto', 'logo-digitaal'))
    expect(await claimsOf(page)).toMatchObject({ role: 'teacher', school_name: school.name })
  })

  test('PUB-1 PUP-1: without the tick the shortcut says so at once, before group and pin', async ({ page, at, context, browser, signIn }) => {
    const { school, coordinator } = await furnishedSchool()
    await signIn(context, coordinator.email)
    await setPublisher(page, 'Rezulto', false)
    const kid = await newKid(browser, at.portal)
    await kid.page.goto(shortcut(school, titleUrl(at, 'rezulto', 'logo-digitaal')))
    await expect(kid.page.getByRole('heading', { name: '‘LOGO Digitaal’ staat nu niet aan voor jouw school.' })).toBeVisible()
    await expect(kid.page.getByText('Vraag het aan je juf of meester.')).toBeVisible()
    await expect(kid.page.getByRole('list', { name: 'Kies je groep' })).toHaveCount(0)
    await kid.page.getByText('Voor de leerkracht').click()
    await expect(kid.page.getByText(/heeft de uitgeverij Rezulto niet \(meer\) aangevinkt/)).toBeVisible()
    await setPublisher(page, 'Rezulto', true)
    await kid.page.reload()
    await enter(kid.page, shortcut(school, titleUrl(at, 'rezulto', 'logo-digitaal')), '4826')
    await expect(kid.page.getByRole('heading', { name: 'Hallo Fleur!' })).toBeVisible()
    await kid.context.close()
  })

  test('LIC-9: a title that the portal hosts is linked in the portal, turns green, and stays', async ({ page, signIn }) => {
    const { school, coordinator, bevers } = await furnishedSchool()
    const anja = await person(school, ['teacher'], [bevers])
    await signIn(page, anja.email)
    await page.goto('/lesmateriaal')
    await expect(page.getByRole('heading', { name: 'Lesmateriaal', level: 1 })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Groeimeter' })).toHaveCount(0)
    await signIn(page, coordinator.email)
    await page.goto('/lesmateriaal')
    await page.getByRole('link', { name: 'Licenties koppelen' }).click()
    const cell = page.getByRole('checkbox', { name: 'Groeimeter, Bevers' })
    await cell.check()
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByText('Gelukt, uw instellingen zijn opgeslagen.')).toBeVisible()
    const linked = page.getByRole('checkbox', { name: 'Groeimeter, Bevers: gekoppeld, staat vast' })
    await expect(linked).toBeVisible()
    await page.reload()
    await expect(linked).toBeVisible()
    await expect(linked).toBeChecked()
    await signIn(page, anja.email)
    await page.goto('/lesmateriaal')
    await expect(page.getByRole('link', { name: 'Groeimeter' })).toBeVisible()
  })
})

type Kid = { context: BrowserContext; page: Page }

/** A tablet in the classroom: a browser of its own. */
async function newKid(browser: { newContext(options: { baseURL: string; viewport: { width: number; height: number } }): Promise<BrowserContext> }, baseURL: string): Promise<Kid> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1024, height: 768 } })
  return { context, page: await context.newPage() }
}

async function enter(page: Page, where: string, pin: string): Promise<void> {
  await page.goto(where)
  await choosePupil(page, 'Egels', 'Fleur')
  await tapPin(page, pin)
  await page.waitForURL((url) => !url.pathname.startsWith('/login/'))
}
