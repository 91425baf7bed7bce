import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { ask } from './support/http'
import { choosePupil, shortcut, tapPin, titleUrl } from './support/steps'
import { expect, test } from './support/test'
import { database, emptySchool, furnishedSchool, person } from './support/world'

const run = promisify(execFile)
const keyIn = async (file: string) => /[Kk](?:EY|ey) ?= ?'([\w-]{43})'/.exec(await readFile(file, 'utf8'))?.[1]

/** The school's computer reports itself: by the script, or where that finds neither curl nor wget, as the script would. */
async function reportBy(script: string): Promise<void> {
  if (await run('/bin/sh', ['-c', 'command -v curl || command -v wget']).then(() => true, () => false)) expect((await run('/bin/sh', [script])).stdout).toContain('Gemeld: 127.0.0.1')
  else expect((await ask({ method: 'POST', path: '/api/network/report', headers: { authorization: `Bearer ${await keyIn(script)}` } })).status).toBe(200)
}

test.describe('NET-1: IP-adres toevoegen', () => {
  test('NET-1: from an unknown address she is pointed to it; it is offered, added, taken away, and put back', async ({ page, signIn }) => {
    const { school, coordinator } = await furnishedSchool({ addresses: [] })
    await signIn(page, coordinator.email)
    await page.goto('/beheer')
    await page.getByRole('link', { name: 'Naar IP-adres toevoegen' }).click()
    const field = page.getByLabel('IP-adres', { exact: true })
    const own = await field.inputValue()
    expect(['127.0.0.1', '::1']).toContain(own)
    await page.getByRole('button', { name: 'Toevoegen' }).click()
    await expect(page.getByText(/^.*staat in de lijst. U hoeft niets te doen./)).toBeVisible()
    const row = page.getByRole('row', { name: new RegExp(`^${own}`) })
    await expect(row).toContainText('Static IP')
    await expect(row).toContainText(coordinator.name)
    await page.getByRole('button', { name: `${own} verwijderen` }).click()
    await expect(page.getByText(`${own} is verwijderd.`)).toBeVisible()
    await expect(row).toHaveCount(0)
    expect(await database().schoolAddress.count({ where: { schoolId: school.id } })).toBe(0)
    await page.getByRole('button', { name: 'Ongedaan maken' }).click()
    await expect(page.getByText('Het adres staat weer in de lijst.')).toBeVisible()
    await expect(row).toBeVisible()
    await page.goto(shortcut(school))
    await page.getByRole('button', { name: 'Doorgaan als leerling' }).click()
    await expect(page.getByRole('heading', { name: 'In welke groep zit je?' })).toBeVisible()
  })

  test('NET-1: what cannot be a school’s is refused, each with its own words, and stays in the field', async ({ page, signIn }) => {
    const { school, coordinator } = await emptySchool({ addresses: [] })
    await signIn(page, coordinator.email)
    await page.goto('/beheer/ip-adressen')
    // No two neighbours with the same words: each answer is seen to be the new one. All kinds are in rules.test.ts.
    const cases = [
      ['0.0.0.0/0', 'hele internet'], ['192.168.1.20', 'binnen een netwerk'], ['::/0', 'hele internet'], ['10.0.0.0/24', 'binnen een netwerk'], ['203.0.0.0/8', 'te groot'],
      ['100.64.1.1', 'binnen een netwerk'], ['224.0.0.1', 'van niemand'], ['fd00::1', 'binnen een netwerk'], ['school', 'geen geldig IP-adres'],
    ] as const
    for (const [typed, words] of cases) {
      await page.getByLabel('IP-adres', { exact: true }).fill(typed)
      await page.getByRole('button', { name: 'Toevoegen' }).click()
      await expect(page.getByRole('alert').filter({ hasText: words }), typed).toBeFocused()
      await expect(page.getByLabel('IP-adres', { exact: true })).toHaveValue(typed)
    }
    expect(await database().schoolAddress.count({ where: { schoolId: school.id } })).toBe(0)
  })

  test('NET-1: a range is added as it is read, and makes an address of the list superfluous; an address within it is not needed', async ({ page, signIn }) => {
    const { coordinator } = await emptySchool({ addresses: ['203.0.113.5'] })
    await signIn(page, coordinator.email)
    await page.goto('/beheer/ip-adressen')
    const add = async (address: string) => {
      await page.getByLabel('IP-adres', { exact: true }).fill(address)
      await page.getByRole('button', { name: 'Toevoegen' }).click()
    }
    await add('203.0.113.9/28')
    await expect(page.getByText('Toegevoegd als 203.0.113.0/28: zo heet de reeks waar dit adres in ligt.')).toContainText('203.0.113.5 valt hierbinnen; dat adres kunt u verwijderen.')
    await add('203.0.113.6')
    await expect(page.getByRole('alert').filter({ hasText: 'Dit adres valt al binnen 203.0.113.0/28 in de lijst.' })).toBeVisible()
  })

  test('NET-1: removing and undoing work without JavaScript', async ({ browser, at, signIn }) => {
    const { coordinator } = await emptySchool({ addresses: ['203.0.113.0/28'] })
    const context = await browser.newContext({ baseURL: at.portal, javaScriptEnabled: false })
    await signIn(context, coordinator.email)
    const page = await context.newPage()
    await page.goto('/beheer/ip-adressen')
    await page.getByRole('button', { name: '203.0.113.0/28 verwijderen' }).click()
    await expect(page.getByText('203.0.113.0/28 is verwijderd.')).toBeVisible()
    await page.getByRole('button', { name: 'Ongedaan maken' }).click()
    await expect(page.getByRole('row', { name: /203\.0\.113\.0\/28/ })).toContainText(coordinator.name)
    await context.close()
  })
})

test.describe('NET-2: the Dynamic IP Tool', () => {
  test('NET-2: from a key to the school’s address: made, downloaded, run, seen; then silent; then removed', async ({ page, signIn, axe }) => {
    test.slow()
    const { school, coordinator } = await furnishedSchool({ addresses: [] })
    await signIn(page, coordinator.email)
    await page.goto('/beheer/ip-adressen')
    await page.getByRole('link', { name: 'Dynamic IP Tool' }).click()
    await expect(page.getByText('Dynamic IP Tool niet in gebruik')).toBeVisible()
    await page.getByRole('button', { name: 'Sleutel maken' }).click()
    await expect(page.getByText('Dynamic IP Tool nog niet gehoord')).toBeVisible()
    await axe(page)
    const download = async (button: string) => {
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()])
      return { name: file.suggestedFilename(), path: await file.path() }
    }
    const windows = await download('Script voor Windows')
    const unix = await download('Script voor macOS en Linux')
    expect([windows.name, unix.name]).toEqual(['leerpoort-ip.ps1', 'leerpoort-ip.sh'])
    expect(await keyIn(unix.path)).toBeDefined()
    expect(await keyIn(windows.path)).toBe(await keyIn(unix.path))

    await reportBy(unix.path)
    await page.reload()
    await expect(page.getByText('Dynamic IP Tool meldt zich')).toBeVisible()
    await expect(page.getByRole('table', { name: 'Gemelde adressen' }).getByRole('row', { name: /127\.0\.0\.1/ })).toBeVisible()
    await axe(page)
    await page.goto('/beheer/ip-adressen')
    await expect(page.getByRole('row', { name: /127\.0\.0\.1/ })).toContainText(/Dynamic IP.*Dynamic IP Tool/)

    await database().addressTool.update({ where: { schoolId: school.id }, data: { lastReportAt: new Date(Date.now() - 3 * 86_400_000), alarmedAt: new Date() } })
    await page.goto('/beheer')
    await expect(page.getByText('Dynamic IP Tool meldt zich niet meer')).toBeVisible()
    await page.goto('/beheer/ip-adressen/dynamisch')
    await expect(page.getByText(/Voor het laatst gehoord op/)).toBeVisible()
    await axe(page)
    await reportBy(unix.path)
    await page.reload()
    await expect(page.getByText('Dynamic IP Tool meldt zich', { exact: true })).toBeVisible()

    await page.getByRole('button', { name: 'Dynamic IP Tool verwijderen' }).click()
    await expect(page.getByText('Dynamic IP Tool niet in gebruik')).toBeVisible()
    const old = await run('/bin/sh', [unix.path]).catch((error: { code: number; stderr: string }) => error)
    expect(old).toMatchObject({ code: 1, stderr: expect.stringContaining('Deze sleutel werkt niet (meer)') })
    await page.goto('/beheer/ip-adressen')
    await expect(page.getByText('Dynamic IP zonder Dynamic IP Tool')).toBeVisible()
  })

  test('NET-2: a page that kept an old key says so', async ({ page, signIn }) => {
    const { school, coordinator } = await emptySchool()
    await signIn(page, coordinator.email)
    await page.goto('/beheer/ip-adressen/dynamisch')
    await page.getByRole('button', { name: 'Sleutel maken' }).click()
    const button = page.getByRole('button', { name: 'Script voor Windows' })
    await expect(button).toBeVisible()
    await database().addressTool.delete({ where: { schoolId: school.id } })
    await button.click()
    await expect(page.getByText('Deze sleutel is intussen vervangen.')).toBeVisible()
  })
})

test.describe('PUP-6: enrolled devices', () => {
  test('PUP-6: a teacher enrols the tablet, a child logs in away from school and opens a title, the coordinator revokes it', async ({ page, browser, at, signIn, axe }) => {
    test.slow()
    const { school, coordinator, teacher } = await furnishedSchool({ addresses: ['203.0.113.0/28'] })
    const context = await browser.newContext({ baseURL: at.portal })
    const tablet = await context.newPage()
    const staffToken = await signIn(context, teacher.email)
    await tablet.goto('/mijn-profiel')
    await tablet.getByRole('link', { name: 'Apparaat aanmelden' }).click()
    await tablet.getByRole('button', { name: 'Apparaat aanmelden' }).click()
    await expect(tablet.getByRole('alert').filter({ hasText: 'Geef het apparaat een naam.' })).toBeFocused()
    await tablet.getByLabel('Naam van het apparaat').fill('iPad 7 Egels')
    await tablet.getByRole('button', { name: 'Apparaat aanmelden' }).click()
    await expect(tablet.getByRole('heading', { name: 'Dit apparaat is aangemeld' })).toBeVisible()
    await axe(tablet)
    const cookie = (await context.cookies()).find(({ name }) => name === 'schoolapparaat')!
    expect([cookie.httpOnly, cookie.sameSite, cookie.value.length]).toEqual([true, 'Lax', 43])
    expect(cookie.expires - Date.now() / 1000).toBeGreaterThan(399 * 86_400)

    await tablet.goto('/groepen')
    await expect(tablet, 'the teacher is logged out on the tablet').toHaveURL(/\/login\/leerkracht/)
    await context.addCookies([{ name: 'leerpoort', value: staffToken, url: at.portal }])
    await tablet.goto('/groepen')
    await expect(tablet, 'the old cookie is dead').toHaveURL(/\/login\/leerkracht/)

    await tablet.goto('/apparaat-aanmelden/klaar')
    await tablet.getByRole('link', { name: 'Naar het inloggen van leerlingen' }).click()
    await choosePupil(tablet, 'Egels', 'Fleur')
    await tapPin(tablet, '4826')
    await expect(tablet).toHaveURL('/leerling')
    await tablet.getByRole('link', { name: /LOGO Digitaal/ }).click()
    await expect(tablet).toHaveURL(titleUrl(at, 'rezulto', 'logo-digitaal'))

    await signIn(page, coordinator.email)
    await page.goto('/beheer')
    await expect(page.getByText('1 apparaat aangemeld')).toBeVisible()
    await page.getByRole('link', { name: 'Apparaten' }).click()
    await expect(page.getByRole('row', { name: /iPad 7 Egels/ })).toContainText(teacher.name)
    await axe(page)
    await page.getByRole('link', { name: 'Intrekken van iPad 7 Egels' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'iPad 7 Egels intrekken' })).toBeVisible()
    await axe(page)
    await page.setViewportSize({ width: 360, height: 740 })
    await axe(page)
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.getByRole('button', { name: 'Intrekken' }).click()
    await expect(page.getByText('Het apparaat is ingetrokken.')).toBeVisible()
    await expect(page.getByText('Er zijn nog geen apparaten aangemeld')).toBeVisible()

    await tablet.goto('/leerling')
    await expect(tablet.getByRole('heading', { name: 'Je bent niet meer ingelogd.' })).toBeVisible()
    await tablet.goto(shortcut(school))
    await expect(tablet.getByRole('heading', { name: 'Dit werkt alleen op school' })).toBeVisible()
    await tablet.goto('/apparaat-aanmelden/klaar')
    await expect(tablet.getByRole('heading', { name: 'Dit apparaat is niet aangemeld' })).toBeVisible()
    await context.close()
  })

  test('PUP-6 GRP-6: an intern enrols nothing, a teacher sees no list; who is not logged in is asked first and comes back', async ({ page, signIn }) => {
    const { school, teacher } = await furnishedSchool()
    const intern = await person(school, ['intern'])
    await page.goto('/apparaat-aanmelden')
    await expect(page).toHaveURL(/\/login\/leerkracht\?next=%2Fapparaat-aanmelden/)
    await signIn(page, intern.email)
    expect((await page.goto('/apparaat-aanmelden'))!.status()).toBe(403)
    await signIn(page, teacher.email)
    expect((await page.goto('/beheer/apparaten'))!.status()).toBe(403)
  })
})
