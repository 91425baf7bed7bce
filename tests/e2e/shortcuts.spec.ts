import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { parse } from 'plist'
import { cookie, ask } from './support/http'
import { claimsOf, choosePupil, tapPin, titleUrl } from './support/steps'
import { expect, test } from './support/test'
import { database, emptySchool, furnishedSchool, PASSWORD, person } from './support/world'

/** What a click downloads: the file's name and its bytes. */
async function download(page: Page, name: string | RegExp): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name, exact: typeof name === 'string' }).click()])
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
}
const addressOf = (url: Buffer | string) => /URL=(.*)\r\n/.exec(String(url))![1]!

test('MAT-1 MAT-2: the coordinator’s zip holds every pupil title in three forms; the shortcut in it takes a pupil to the title', async ({ page, context, at, signIn }) => {
  const { school, coordinator } = await furnishedSchool({ name: 'Basisschool De Regenboog' })
  await signIn(page, coordinator.email)
  await page.goto('/lesmateriaal')
  await page.getByRole('link', { name: 'Snelkoppelingen' }).click()
  await expect(page.getByText('2 titels voor leerlingen')).toBeVisible()
  const zip = await download(page, 'Download alle leerlingsnelkoppelingen (zip)')
  expect(zip.name).toBe('Snelkoppelingen Basisschool De Regenboog.zip')
  const files = unzipSync(zip.bytes)
  expect(Object.keys(files).sort()).toEqual(['LEESMIJ.txt', 'Mac/Groeimeter.webloc', 'Mac/LOGO Digitaal.webloc', 'Windows/Groeimeter.url', 'Windows/LOGO Digitaal.url', 'iPad/Groeimeter.mobileconfig', 'iPad/LOGO Digitaal.mobileconfig'])
  expect(strFromU8(files['LEESMIJ.txt']!)).toContain('Basisschool De Regenboog')
  const address = addressOf(strFromU8(files['Windows/LOGO Digitaal.url']!))
  expect((parse(strFromU8(files['Mac/LOGO Digitaal.webloc']!)) as { URL: string }).URL).toBe(address)
  const profile = parse(strFromU8(files['iPad/LOGO Digitaal.mobileconfig']!)) as { PayloadContent: { Label: string; URL: string }[] }
  expect(profile.PayloadContent).toMatchObject([{ Label: 'LOGO Digitaal', URL: address }])
  expect(Object.fromEntries(new URL(address).searchParams)).toEqual({ TARGET: titleUrl(at, 'rezulto', 'logo-digitaal'), INSTELLING_REF: school.schoolRef })
  expect(await database().auditEvent.count({ where: { schoolId: school.id, action: 'shortcuts.downloaded' } })).toBe(1)

  await context.clearCookies()
  await page.goto(address)
  await choosePupil(page, 'Egels', 'Fleur')
  await tapPin(page, '4826')
  expect(await claimsOf(page)).toMatchObject({ given_name: 'Fleur', role: 'pupil' })
  await expect(page).toHaveURL(new RegExp(`^${at.mocks}/rezulto/`))
})

test('MAT-2: each form of one title, all titles for an MDM, and the written-out link to copy', async ({ page, context, signIn }) => {
  const { coordinator } = await furnishedSchool()
  await signIn(page, coordinator.email)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/lesmateriaal/snelkoppelingen')
  const url = await download(page, 'Windows voor LOGO Digitaal')
  const webloc = await download(page, 'Mac voor LOGO Digitaal')
  const clip = await download(page, 'iPad (profiel) voor LOGO Digitaal')
  const icon = await download(page, 'Icoon (PNG) voor LOGO Digitaal')
  const bookmark = await download(page, 'Chrome (beleid) voor LOGO Digitaal')
  expect([url, webloc, clip, icon, bookmark].map(({ name }) => name)).toEqual(['LOGO Digitaal.url', 'LOGO Digitaal.webloc', 'LOGO Digitaal.mobileconfig', 'LOGO Digitaal.png', 'LOGO Digitaal.json'])
  const address = addressOf(url.bytes)
  expect((parse(String(webloc.bytes)) as { URL: string }).URL).toBe(address)
  expect((parse(String(clip.bytes)) as { PayloadContent: { URL: string; Icon: Uint8Array }[] }).PayloadContent.map(({ URL: to, Icon }) => [to, Buffer.from(Icon).equals(icon.bytes)])).toEqual([[address, true]])
  expect(JSON.parse(String(bookmark.bytes)).ManagedBookmarks[1]).toEqual({ name: 'LOGO Digitaal', url: address })

  const all = parse(String((await download(page, 'iPad-profiel voor leerlingen')).bytes)) as { PayloadContent: { Label: string }[] }
  expect(all.PayloadContent.map(({ Label }) => Label)).toEqual(['Groeimeter', 'LOGO Digitaal'])
  const policy = JSON.parse(String((await download(page, 'Chrome-beleid voor leerkrachten')).bytes)) as { ManagedBookmarks: { name: string }[] }
  expect(policy.ManagedBookmarks.slice(1).map(({ name }) => name)).toEqual(['Groeimeter (leerkracht)', 'LOGO Digitaal (leerkracht)'])

  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'LOGO Digitaal' }) })
  await card.getByRole('button', { name: 'Kopieer link' }).first().click()
  await expect(card.getByText('Gekopieerd')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address)
})

test('MAT-2: ‘Mijn profiel’ has the portal’s own shortcuts; where a network environment is used they are not needed', async ({ page, at, signIn }) => {
  const { school, teacher } = await furnishedSchool()
  await signIn(page, teacher.email)
  await page.goto('/mijn-profiel')
  await expect(page.getByRole('heading', { name: 'Snelkoppeling Leerpoort' })).toBeVisible()
  const staff = await download(page, 'Download Leerpoort leerkrachtsnelkoppeling')
  const pupils = await download(page, 'Download Leerpoort leerlingsnelkoppeling')
  expect([staff.name, pupils.name]).toEqual(['Leerpoort leerkracht.url', 'Leerpoort leerling.url'])
  expect(addressOf(staff.bytes)).toBe(`${at.portal}/login/leerkracht/?INSTELLING_REF=${school.schoolRef}`)
  expect(addressOf(pupils.bytes)).toBe(`${at.portal}/login/leerlingen/snelkoppelaar?INSTELLING_REF=${school.schoolRef}`)
  await expect(page.getByText(addressOf(pupils.bytes), { exact: true })).toBeVisible()
  await expect(page.getByText('niet nodig')).toHaveCount(0)
  const supplier = await database().networkSupplier.create({ data: { slug: crypto.randomUUID(), name: 'Skool/Miloo' } })
  await database().networkConsent.create({ data: { schoolId: school.id, supplierId: supplier.id } })
  for (const path of ['/mijn-profiel', '/lesmateriaal/snelkoppelingen']) {
    await page.goto(path)
    await expect(page.getByText('Snelkoppelingen zijn voor uw school niet nodig')).toBeVisible()
    await expect(page.getByText('Uw school gebruikt Skool/Miloo.')).toBeVisible()
  }
})

test.describe('MAT-3: a teacher’s shortcut', () => {
  const shortcut = (ref: string, target?: string) => `/login/leerkracht/?${new URLSearchParams({ ...(target ? { TARGET: target } : {}), INSTELLING_REF: ref })}`
  const logIn = async (page: Page, email: string) => {
    await page.getByLabel('E-mailadres').fill(email)
    await page.getByLabel('Wachtwoord', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
  }

  test('leads through the login to the title; for who is logged in, at once', async ({ page, at }) => {
    const { school, teacher } = await furnishedSchool()
    const address = shortcut(school.schoolRef, titleUrl(at, 'rezulto', 'logo-digitaal'))
    await page.goto(address)
    await logIn(page, teacher.email)
    await expect(page).toHaveURL(new RegExp(`^${at.mocks}/rezulto/`))
    await page.goto(address)
    await expect(page).toHaveURL(new RegExp(`^${at.mocks}/rezulto/`))
  })

  test('at several schools: first the choice of school, then the title', async ({ page, at }) => {
    const { school, teacher } = await furnishedSchool({ name: 'Basisschool De Eerste' })
    await person((await emptySchool()).school, ['teacher'], [], teacher.email)
    await page.goto(shortcut(school.schoolRef, titleUrl(at, 'rezulto', 'logo-digitaal')))
    await logIn(page, teacher.email)
    await page.getByRole('button', { name: /De Eerste/ }).click()
    await expect(page).toHaveURL(new RegExp(`^${at.mocks}/rezulto/`))
  })

  test('with another TARGET leads nowhere else; with a replaced INSTELLING_REF says what to do', async ({ page }) => {
    const { school, teacher } = await furnishedSchool()
    await page.goto(shortcut(school.schoolRef, 'https://evil.example/'))
    await expect(page.getByText('Deze snelkoppeling wijst naar software die het portaal niet (meer) kent.')).toBeVisible()
    await logIn(page, teacher.email)
    await expect(page).toHaveURL('/groepen')
    const old = school.schoolRef
    await database().school.update({ where: { id: school.id }, data: { schoolRef: crypto.randomUUID() } })
    await page.goto(shortcut(old))
    await expect(page.getByRole('heading', { name: 'Deze snelkoppeling is oud' })).toBeVisible()
    await page.getByRole('link', { name: 'Nieuwe snelkoppelingen' }).click()
    await expect(page).toHaveURL('/lesmateriaal/snelkoppelingen')
    await page.context().clearCookies()
    await page.goto(`/login/leerlingen/snelkoppelaar?INSTELLING_REF=${old}`)
    await expect(page.getByRole('heading', { name: 'Dit plaatje is oud' })).toBeVisible()
    await expect(page.getByText('Lesmateriaal → Snelkoppelingen')).toBeAttached()
  })
})

test('DAT-1: downloads are for staff of the school: others are sent to log in, or find nothing', async ({ at, signIn, signInPupil, context }) => {
  const [mine, theirs] = [await furnishedSchool(), await furnishedSchool()]
  const token = await signIn(context, mine.coordinator.email)
  const licence = await database().licence.findFirstOrThrow({ where: { schoolId: mine.school.id, productId: mine.logo.productId } })
  const paths = ['/lesmateriaal/snelkoppelingen.zip', `/lesmateriaal/snelkoppelingen/${licence.productId}/leerling/url`]
  for (const path of paths) {
    const answer = await ask({ path, headers: cookie(token) })
    expect([answer.status, answer.headers['cache-control'], answer.headers['x-content-type-options']]).toEqual([200, 'no-store', 'nosniff'])
    expect(answer.text).not.toContain(theirs.school.schoolRef)
    const stranger = await ask({ path })
    expect([stranger.status, new URL(stranger.headers.location!, at.portal).pathname]).toEqual([307, '/login/leerkracht'])
    expect((await ask({ path, headers: cookie(await signInPupil(context, mine.fleur)) })).status).toBe(307)
  }
  for (const path of ['/lesmateriaal/snelkoppelingen/onzin/leerling/url', `/lesmateriaal/snelkoppelingen/${licence.productId}/ouder/url`, `/lesmateriaal/snelkoppelingen/${licence.productId}/leerling/exe`]) expect((await ask({ path, headers: cookie(token) })).status, path).toBe(404)
})
