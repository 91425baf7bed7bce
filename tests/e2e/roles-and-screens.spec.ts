import type { Page } from '@playwright/test'
import { makeHome, next } from '@/prisma/seed/factories'
import { press, SCREENS, sticksOut, tabTo, type } from './support/layout'
import { choosePupil, claimsOf, shortcut, tapPin, titleUrl } from './support/steps'
import { expect, test } from './support/test'
import { furnishedSchool, PASSWORD } from './support/world'

/** The page fits the screen, and what the step is about can be seen. */
const fits = async (page: Page) => expect(await sticksOut(page), page.url()).toEqual([])

async function logIn(page: Page, email: string): Promise<void> {
  await page.goto('/login/leerkracht')
  await page.getByLabel('E-mailadres').fill(email)
  await page.getByLabel('Wachtwoord', { exact: true }).fill(PASSWORD)
  await fits(page)
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
}

for (const [screen, viewport] of Object.entries(SCREENS))
  test.describe(`the school day on a ${screen}`, () => {
    test.use({ viewport })

    test('PUP-1: a pupil, from the shortcut to the overview and into the software', async ({ page, at }) => {
      const { school } = await furnishedSchool()
      await page.goto(shortcut(school))
      await fits(page)
      await choosePupil(page, 'Egels', 'Fleur')
      await fits(page)
      await expect(page.getByRole('group', { name: 'Je code' }).getByRole('button', { name: '0', exact: true }), 'the whole keypad is on the screen').toBeInViewport({ ratio: 1 })
      await tapPin(page, '4826')
      await expect(page.getByRole('heading', { name: 'Wat ga je doen?' })).toBeVisible()
      await fits(page)
      await expect(page.getByRole('button', { name: 'Ik ben klaar' })).toBeInViewport({ ratio: 1 })
      await page.getByRole('list', { name: 'Jouw software' }).getByRole('link', { name: /LOGO Digitaal/ }).click()
      await expect(page).toHaveURL(titleUrl(at, 'rezulto', 'logo-digitaal'))
      expect((await claimsOf(page)).given_name).toBe('Fleur')
    })

    test('GRP-1 GRP-7: a teacher, from the login to a pupil’s new pin', async ({ page }) => {
      const { teacher } = await furnishedSchool()
      await logIn(page, teacher.email)
      await expect(page).toHaveURL('/groepen')
      await fits(page)
      await page.getByRole('link', { name: 'Egels' }).click()
      await expect(page.getByRole('row', { name: /Fleur/ })).toContainText('4826')
      await fits(page)
      await page.getByRole('link', { name: 'wijzigen van Fleur van den Berg' }).click()
      await page.getByLabel('Nieuwe pincode:').fill('5937')
      await fits(page)
      await page.getByRole('button', { name: 'Wijzig', exact: true }).click()
      await expect(page.getByText('5937', { exact: true })).toBeVisible()
    })

    test('NET-1 SUB-1: a coordinator, from the login to a substitute who is let in', async ({ page }) => {
      const { coordinator } = await furnishedSchool()
      await logIn(page, coordinator.email)
      await expect(page).toHaveURL('/beheer')
      await fits(page)
      await page.getByRole('link', { name: 'Ondersteunend Personeel/Invalkracht' }).click()
      await fits(page)
      await page.getByRole('link', { name: 'Activeer een invalkracht voor Egels' }).click()
      await page.getByLabel('Naam').fill('Ina Valk')
      await page.getByLabel('E-mailadres').fill(`ina${next()}@inval.example`)
      await fits(page)
      await page.getByRole('button', { name: 'Activeer' }).click()
      await expect(page.getByRole('row', { name: /Egels/ })).toContainText('Ina Valk')
    })

    test('HOM-2: a parent and two children, from the login into the software', async ({ page }) => {
      const { fleur, omar } = await furnishedSchool()
      const { email } = await makeHome(`ouder${next()}@thuis.example`, [fleur, omar], { activated: true })
      await page.goto('/thuis')
      await page.getByLabel('E-mailadres').fill(email)
      await page.getByLabel('Wachtwoord', { exact: true }).fill(PASSWORD)
      await fits(page)
      await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
      await expect(page.getByRole('heading', { name: 'Wie ben je?' })).toBeVisible()
      await fits(page)
      await page.getByRole('button', { name: 'Omar', exact: true }).click()
      await expect(page.getByRole('group', { name: 'Je code' }).getByRole('button', { name: '0', exact: true })).toBeInViewport({ ratio: 1 })
      await tapPin(page, '7315')
      await expect(page.getByRole('heading', { name: 'Dit kun je thuis doen' })).toBeVisible()
      await fits(page)
    })
  })

test.describe('staff by keyboard alone, from the login page on', () => {
  const keyIn = async (page: Page, email: string) => {
    await page.goto('/login/leerkracht')
    await type(page, page.getByLabel('E-mailadres'), email)
    await type(page, page.getByLabel('Wachtwoord', { exact: true }), PASSWORD)
    await page.keyboard.press('Enter')
  }

  test('GRP-1 GRP-4: a teacher finds a pupil and gives a new pin', async ({ page }) => {
    const { teacher } = await furnishedSchool()
    await keyIn(page, teacher.email)
    await press(page, page.getByRole('link', { name: 'Egels' }))
    await type(page, page.getByRole('searchbox', { name: 'Zoek een leerling' }), 'omar')
    await page.keyboard.press('Enter')
    await expect(page.getByText('1 van 2 leerlingen')).toBeVisible()
    await press(page, page.getByRole('link', { name: /^wijzigen van Omar/ }))
    await type(page, page.getByLabel('Nieuwe pincode:'), '5937')
    await page.keyboard.press('Enter')
    await expect(page.getByText('5937', { exact: true })).toBeVisible()
  })

  test('NET-1 PUB-1 SUB-1: a coordinator ticks a publisher, adds an address and lets a substitute in', async ({ page }) => {
    const { coordinator } = await furnishedSchool()
    await keyIn(page, coordinator.email)
    await press(page, page.getByRole('main').getByRole('link', { name: 'Uitgeverijen' }))
    await press(page, page.getByRole('checkbox', { name: 'Malmberg', exact: true }), 'Space')
    await press(page, page.getByRole('button', { name: 'Sla uitgeverijen op' }))
    await expect(page.getByText('Uw uitgeverijen zijn opgeslagen.')).toBeVisible()

    await press(page, page.getByRole('link', { name: 'Beheer' }).first())
    await press(page, page.getByRole('main').getByRole('link', { name: 'IP-adres toevoegen' }))
    await type(page, page.getByLabel('IP-adres', { exact: true }), '203.0.113.7')
    await tabTo(page, page.getByRole('radio', { name: 'Static IP' }))
    await page.keyboard.press('ArrowDown')
    await press(page, page.getByRole('button', { name: 'Toevoegen' }))
    await expect(page.getByRole('row', { name: /^203\.0\.113\.7/ })).toContainText('Dynamic IP')

    await press(page, page.getByRole('link', { name: 'Beheer' }).first())
    await press(page, page.getByRole('main').getByRole('link', { name: 'Ondersteunend Personeel/Invalkracht' }))
    await press(page, page.getByRole('link', { name: 'Activeer een invalkracht voor Bevers' }))
    await type(page, page.getByLabel('Naam'), 'Ina Valk')
    await type(page, page.getByLabel('E-mailadres'), `ina${next()}@inval.example`)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('row', { name: /Bevers/ })).toContainText('Ina Valk')
  })
})
