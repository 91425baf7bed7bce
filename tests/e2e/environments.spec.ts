import type { Page } from '@playwright/test'
import { tickEnvironment, makeGroup, makePupil, giveConsent, giveLicence } from '@/prisma/seed/factories'
import { MEMBERS } from '@/mocks/network/people'
import { titleUrl } from './support/steps'
import { expect, test } from './support/test'
import { database, emptySchool, person, productId, refusals, type School } from './support/world'

const eckIdOf = (key: string) => String(MEMBERS.find((member) => member.key === key)!.claims.eck_id)

/** A school like De Bron: Skool knows its teacher Bram by his address and its pupil Mila by her ECK iD. */
async function skoolSchool({ ticked = true } = {}) {
  const { school, coordinator } = await emptySchool({ addresses: [] })
  const group = await makeGroup(school.id, { name: 'Kikkers', yearGroup: '6' })
  const mila = await makePupil(school.id, group.id, { firstName: 'Mila', lastName: 'Waterman', yearGroup: '6', eckId: eckIdOf('mila') })
  const bram = await person(school, ['teacher'], [group], 'bram@bron.example')
  await giveConsent(school.id, 'cito')
  await giveLicence(school.id, 'groeimeter', { linking: 'portal', groupIds: [group.id] })
  await giveLicence(school.id, 'leerlingtoets', { linking: 'portal', groupIds: [group.id] })
  if (ticked) await tickEnvironment(school.id, 'skool')
  return { school, coordinator, group, mila, bram }
}

const shortcut = (school: Pick<School, 'schoolRef'>, target?: string) =>
  `/login/snelkoppelaar?${new URLSearchParams({ NETWERKBEHEERDER: 'skool', INSTELLING_REF: school.schoolRef, ...(target ? { TARGET: target } : {}) })}`

/** Logs in at Skool in this browser, as choosing a name there does. */
const be = (page: Page, mocks: string, key: string) => page.goto(`${mocks}/skool/als/${key}`)

async function tick(page: Page, ticked: boolean): Promise<void> {
  await page.goto('/beheer/netwerkbeheerder')
  await page.getByRole('checkbox', { name: 'Skool/Miloo', exact: true }).setChecked(ticked)
  await page.getByRole('button', { name: 'Sla netwerkbeheerders op' }).click()
  await expect(page.getByText('Uw netwerkbeheerders zijn opgeslagen.')).toBeVisible()
}

test('NET-3, PUB-7: the coordinator ticks environments, sees what is shared, and afterwards who did it and when', async ({ page, signIn }) => {
  const { coordinator } = await skoolSchool({ ticked: false })
  await signIn(page, coordinator.email)
  await page.goto('/beheer')
  await page.getByRole('link', { name: 'Netwerkbeheerder instellen' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Netwerkbeheerder instellen' })).toBeVisible()
  await expect(page.getByText('Staat de netwerkomgeving van uw school er niet bij? Vink dan niets aan.')).toBeVisible()
  await expect(page.getByRole('checkbox')).toHaveCount(10)
  await expect(page.getByText('Is ook uitgeverij: Prowise GO. Dat is een apart vinkje bij Uitgeverijen; het staat daar nu uit.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Geschiedenis' })).toHaveCount(0)
  await tick(page, true)
  const row = page.getByRole('table', { name: 'Geschiedenis van de vinkjes' }).getByRole('row', { name: /Skool\/Miloo/ })
  await expect(row).toContainText(`door ${coordinator.name}`)
  await expect(row).toContainText('staat nog aan')
  await tick(page, false)
  await expect(row).not.toContainText('staat nog aan')
  await page.goto('/beheer')
  await expect(page.getByText('geen netwerkomgeving')).toBeVisible()
})

test('NET-4: the home-login screens of a school with an environment say that home login goes through it, and bar nothing', async ({ page, signIn }) => {
  for (const ticked of [true, false]) {
    const { coordinator, group, mila } = await skoolSchool({ ticked })
    await signIn(page, coordinator.email)
    const screens: [path: string, form: string][] = [[`/groepen/${group.id}/thuislogin/adressen`, 'Namen en e-mailadressen'], [`/groepen/${group.id}/leerlingen/${mila.id}`, 'E-mailadres 1']]
    for (const [path, field] of screens) {
      await page.goto(path)
      await expect(page.getByLabel(field), path).toBeEnabled()
      await expect(page.getByText('Uw school gebruikt Skool/Miloo.'), path).toHaveCount(ticked ? 1 : 0)
    }
    await page.goto(`/groepen/${group.id}/thuislogin`)
    await expect(page.getByText('Wat er achter een leerling kan staan')).toBeVisible()
    await expect(page.getByText('Uw school gebruikt Skool/Miloo.')).toHaveCount(ticked ? 1 : 0)
  }
})

test('SSO-3: in the demonstration Bram Bron, who is inactive, comes in from Skool’s own page', async ({ page, at }) => {
  await page.goto(`${at.mocks}/skool`)
  await page.getByRole('link', { name: 'Bram Bron' }).click()
  await page.getByRole('link', { name: 'Mijn software' }).click()
  await expect(page).toHaveURL(`${at.portal}/groepen`)
  await expect(page.getByText('Basisschool De Bron').first()).toBeVisible()
  expect((await database().user.findUniqueOrThrow({ where: { email: 'bram@bron.example' } })).activatedAt).toBeNull()
})

test('SSO-3: in the demonstration Noud opens Groeimeter from Skool, at home', async ({ page, at }) => {
  await be(page, at.mocks, 'noud')
  await page.getByRole('link', { name: 'Groeimeter' }).click()
  await expect(page).toHaveURL(/\/cito\//)
  await expect(page.locator('[data-claim=given_name]')).toHaveText('Noud')
  await expect(page.locator('[data-claim=place]')).toHaveText('home')
})

test('SSO-3: whoever is not logged in at the environment yet does that on the way; breaking off is no disaster', async ({ page, at }) => {
  const { school } = await skoolSchool()
  await page.goto(shortcut(school, titleUrl(at, 'cito', 'groeimeter')))
  await expect(page.getByRole('heading', { name: 'Kies wie je bent' })).toBeVisible()
  await page.getByRole('link', { name: 'Afbreken' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Inloggen is afgebroken.' })).toBeVisible()
  await page.goto(shortcut(school, titleUrl(at, 'cito', 'groeimeter')))
  await page.getByRole('link', { name: 'Mila Waterman' }).click()
  await expect(page.locator('[data-claim=given_name]')).toHaveText('Mila')
})

test('LIC-5: outside school a pupil sees what is allowed at home, and no tests', async ({ page, at }) => {
  const { school } = await skoolSchool()
  await be(page, at.mocks, 'mila')
  await page.goto(shortcut(school))
  await expect(page.getByRole('list', { name: 'Jouw software' }).getByRole('link')).toHaveText([/Groeimeter/])
  await page.goto(`/start/${await productId('leerlingtoets')}`)
  await expect(page.getByRole('heading', { name: '‘Leerlingtoets’ is alleen voor op school.' })).toBeVisible()
})

test('NET-3: the tick taken away ends what is open at once, and refuses the next', async ({ page, browser, at, signIn }) => {
  const { school, coordinator } = await skoolSchool()
  await be(page, at.mocks, 'mila')
  await page.goto(shortcut(school))
  await expect(page.getByRole('heading', { name: 'Wat ga je doen?' })).toBeVisible()
  const context = await browser.newContext({ baseURL: at.portal })
  const desk = await context.newPage()
  await signIn(desk, coordinator.email)
  await tick(desk, false)
  await page.goto('/leerling')
  await expect(page.getByRole('heading', { name: 'Je bent niet meer ingelogd.' })).toBeVisible()
  await page.goto(shortcut(school))
  await expect(page.getByRole('heading', { level: 1, name: 'Inloggen via Skool/Miloo staat niet aan.' })).toBeVisible()
  await expect(page.getByText('Ben je leerling? Laat dit aan je juf of meester zien.')).toBeVisible()
  expect(await refusals(school, 'network.sign-in-refused')).toBe(1)
  await tick(desk, true)
  await page.goto(shortcut(school))
  await expect(page.getByRole('heading', { name: 'Wat ga je doen?' })).toBeVisible()
  await context.close()
})

test('SSO-3: a callback that is used again, forged, or brought by another browser lets nobody in', async ({ page, browser, at }) => {
  const { school } = await skoolSchool()
  await be(page, at.mocks, 'mila')
  const callbacks: string[] = []
  page.on('request', (request) => void (request.url().includes('/login/netwerk/callback') && callbacks.push(request.url())))
  await page.goto(shortcut(school))
  await expect(page).toHaveURL(`${at.portal}/leerling`)
  expect(callbacks).toHaveLength(1)
  const over = page.getByRole('heading', { level: 1, name: 'Dit inloggen is voorbij.' })
  await page.goto(callbacks[0]!)
  await expect(over).toBeVisible()
  await page.goto('/login/netwerk/callback?state=verzonnen&code=verzonnen')
  await expect(over).toBeVisible()
  const context = await browser.newContext({ baseURL: at.portal })
  const stranger = await context.newPage()
  await stranger.goto(callbacks[0]!)
  await expect(stranger.getByRole('heading', { level: 1, name: 'Dit inloggen is voorbij.' })).toBeVisible()
  await stranger.goto('/leerling')
  await expect(stranger.getByRole('heading', { name: 'Je bent niet meer ingelogd.' })).toBeVisible()
  await context.close()
})

test('SSO-3: somebody of another school, and a child that nobody knows, are told kindly', async ({ page, at }) => {
  const { school } = await skoolSchool()
  await be(page, at.mocks, 'eilert')
  await page.goto(shortcut(school))
  await expect(page.getByRole('heading', { level: 1, name: 'Wij kennen u niet bij deze school.' })).toBeVisible()
  await be(page, at.mocks, 'gast')
  await page.goto(shortcut(school))
  await expect(page.getByRole('heading', { level: 1, name: 'We kunnen jou nog niet vinden.' })).toBeVisible()
  await expect(page.getByText('Laat dit aan je juf of meester zien.')).toBeVisible()
  expect(await refusals(school, 'network.sign-in-refused')).toBe(2)
})

test('MAT-3: a TARGET that is no registered title goes nowhere', async ({ page, at }) => {
  const { school } = await skoolSchool()
  await page.goto(shortcut(school, `${at.mocks}/kwaad`))
  await expect(page.getByRole('heading', { level: 1, name: 'Deze titel bestaat niet (meer).' })).toBeVisible()
  expect(page.url()).toContain(`${at.portal}/login/netwerk`)
})
