import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, expect, type Browser, type Page } from '@playwright/test'
import { ensureChromium } from './setup/chromium'
import { build } from './stack/build'
import type { Addresses } from './stack/stack'
import { startOwnWorld } from './stack/world'

/*
 * Takes the pictures of docs/screens: a walk through the demonstration world, in the order of the README. Each picture is
 * of one window, not of a whole page. What a seed makes at random (pins, times) differs between runs; names do not.
 */
const FOLDER = 'docs/screens'
const EXAMPLE = 'docs/examples/de-regenboog.xml'
const REGENBOOG = '5c0ffee0-0000-4000-8000-000000000001'
const ZONNEWIJZER = '5c0ffee0-0000-4000-8000-000000000002'
const DESK = { width: 1280, height: 800 }
const TABLET = { width: 1024, height: 768 }
const BROWSER_ARGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

type Walk = { at: Addresses; browser: Browser; shoot(page: Page, name: string): Promise<void> }

/** Starts the whole demonstration on free ports in a folder that goes away, and takes every picture. Returns their names. */
export async function takeScreenshots(folder = FOLDER): Promise<string[]> {
  const executablePath = ensureChromium()
  await build()
  await mkdir(folder, { recursive: true })
  const demo = await startOwnWorld('screens', { MOCKS_SYNC_SECONDS: '2' })
  const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS })
  const taken: string[] = []
  const shoot = async (page: Page, name: string) => {
    await page.mouse.move(0, 0)
    await page.waitForLoadState('networkidle')
    // A step inside a page is no navigation: pictures that it shows may still be on their way.
    await page.evaluate(() => Promise.all([...document.images].map((image) => (image.complete ? null : new Promise((done) => (image.onload = image.onerror = done))))))
    await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' })
    taken.push(name)
  }
  try {
    const walk: Walk = { at: demo.stack.addresses, browser, shoot }
    for (const part of [beforeLogin, coordinator, teacher, pupil, closed]) await part(walk)
    await collage(walk, folder)
    return taken
  } finally {
    await browser.close()
    await demo.stop()
  }
}

async function beforeLogin({ at, browser, shoot }: Walk): Promise<void> {
  const page = await open(browser, DESK, at.portal)
  await page.goto('/login/leerkracht')
  await shoot(page, 'inloggen')
  await page.goto('/vraag-en-antwoord')
  await shoot(page, 'vraag-en-antwoord')
  await page.goto('/vraag-en-antwoord?zoek=pincode+vergeten')
  await shoot(page, 'vraag-en-antwoord-gezocht')
  await page.context().close()
}

async function coordinator({ at, browser, shoot }: Walk): Promise<void> {
  const page = await open(browser, DESK, at.portal)
  await signIn(page, 'ict@regenboog.example')
  await expect(page.getByRole('heading', { name: 'Kies een school' })).toBeVisible()
  await shoot(page, 'school-kiezen')
  await chooseSchool(page, /De Zonnewijzer/)
  await offer(page)
  await shoot(page, 'import-geweigerd')
  await page.goto('/school-kiezen')
  await chooseSchool(page, /De Regenboog/)
  await shoot(page, 'beheer')

  await page.goto('/beheer/gebruikersgegevens')
  await shoot(page, 'gebruikersgegevens')
  await offer(page)
  await shoot(page, 'import-voorbeeld')
  if (await page.getByLabel('Ja, ik heb dit bekeken').isVisible()) await page.getByLabel('Ja, ik heb dit bekeken').check()
  await page.getByRole('button', { name: 'Importeer' }).click()
  await expect(page.getByText('De import is verwerkt')).toBeVisible({ timeout: 30_000 })
  await shoot(page, 'import-verwerkt')

  await page.goto('/beheer/uitgeverijen')
  // The publishers fetch in rounds of some seconds: wait for the first to be done.
  await expect(async () => {
    await page.reload()
    await expect(page.getByText(/opgehaald op/).nth(3)).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 60_000 })
  await shoot(page, 'uitgeverijen')
  for (const [where, name] of [['/beheer/ip-adressen', 'ip-adressen'], ['/leerkrachten', 'leerkrachten'], ['/mijn-profiel', 'mijn-profiel'], ['/lesmateriaal/licenties', 'licenties-koppelen'], ['/lesmateriaal', 'lesmateriaal']] as const) {
    await page.goto(where)
    await shoot(page, name)
  }
  await page.getByRole('link', { name: 'LOGO Digitaal - licentiemanagement' }).click()
  await shoot(page, 'uitgever-privacy-policy')
  await page.getByRole('button', { name: 'Privacy Policy sluiten' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Licenties' })).toBeVisible()
  await page.getByLabel(/LOGO Digitaal voor Groep 7B/).check()
  await shoot(page, 'licentiemanagement')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('Gelukt, uw instellingen zijn opgeslagen.')).toBeVisible()
  await shoot(page, 'licentiemanagement-opgeslagen')
  await page.goto(at.mail)
  await shoot(page, 'mail')
  await page.context().close()
}

async function teacher({ at, browser, shoot }: Walk): Promise<void> {
  const page = await open(browser, DESK, at.portal)
  await signIn(page, 'ellemieke@regenboog.example')
  await expect(page.getByRole('heading', { level: 1, name: 'Groepen' })).toBeVisible()
  await shoot(page, 'groepen')
  await page.getByRole('link', { name: 'Bever' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Bever' })).toBeVisible()
  await shoot(page, 'groepsoverzicht')
  await page.getByRole('link', { name: 'Wijzig login methode groep' }).click()
  await expect(page.getByRole('radio').first()).toBeVisible()
  await shoot(page, 'login-methode')
  await page.goto('/lesmateriaal')
  await shoot(page, 'lesmateriaal-leerkracht')
  await page.context().close()
}

async function pupil({ at, browser, shoot }: Walk): Promise<void> {
  const page = await open(browser, TABLET, at.portal)
  await page.goto(shortcut(REGENBOOG, `${at.mocks}/rezulto/app/logo-digitaal`))
  await expect(page.getByRole('heading', { name: 'In welke groep zit je?' })).toBeVisible()
  await shoot(page, 'leerling-groepen')
  await page.getByRole('button', { name: /Groep 5A/ }).click()
  await expect(page.getByRole('heading', { name: 'Wie ben je?' })).toBeVisible()
  await shoot(page, 'leerling-namen')
  await page.getByRole('button', { name: 'Bo', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Hoi Bo!' })).toBeVisible()
  for (const digit of '11') await key(page, digit)
  await shoot(page, 'leerling-pincode')
  for (const digit of '11') await key(page, digit)
  await page.waitForURL(`${at.mocks}/**`)
  await shoot(page, 'leerling-software')
  await page.goto('/leerling')
  await shoot(page, 'leerling-overzicht')

  await page.goto(shortcut(REGENBOOG))
  await page.getByRole('button', { name: /Bever/ }).click()
  await page.getByRole('button', { name: 'Ad', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Hoi Ad!' })).toBeVisible()
  await shoot(page, 'leerling-wachtwoordplaatje')
  // De Zonnewijzer has no address here: to this child, the tablet is not at school.
  await page.goto(shortcut(ZONNEWIJZER))
  await expect(page.getByRole('heading', { name: 'Dit werkt alleen op school' })).toBeVisible()
  await shoot(page, 'leerling-niet-op-school')
  await page.context().close()
}

/** The tick goes, and with it the way in. */
async function closed({ at, browser, shoot }: Walk): Promise<void> {
  const page = await open(browser, DESK, at.portal)
  await signIn(page, 'gerrit@regenboog.example')
  await page.goto('/lesmateriaal')
  const start = await page.getByRole('link', { name: 'LOGO Digitaal', exact: true }).getAttribute('href')
  await page.goto('/beheer/uitgeverijen')
  await page.getByRole('checkbox', { name: 'Rezulto' }).uncheck()
  await page.getByRole('button', { name: 'Sla uitgeverijen op' }).click()
  await expect(page.getByText('Uw uitgeverijen zijn opgeslagen.')).toBeVisible()
  await page.goto(start!)
  await shoot(page, 'geen-toegang')
  const tablet = await open(browser, TABLET, at.portal)
  await tablet.goto(shortcut(REGENBOOG, `${at.mocks}/rezulto/app/logo-digitaal`))
  await expect(tablet.getByText(/staat nu niet aan/)).toBeVisible()
  await shoot(tablet, 'leerling-geen-toegang')
  await Promise.all([page.context().close(), tablet.context().close()])
}

/** The README's one picture: four windows, overlapping as on a desk. */
async function collage({ browser }: Walk, folder: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 700 } })
  const picture = async (name: string, place: string) => `<img alt="" style="${place}" src="data:image/png;base64,${(await readFile(path.join(folder, `${name}.png`))).toString('base64')}">`
  const pictures = await Promise.all([
    picture('beheer', 'left:40px;top:40px;width:620px'), picture('groepsoverzicht', 'left:560px;top:100px;width:600px'),
    picture('leerling-pincode', 'left:60px;top:300px;width:480px'), picture('leerling-software', 'left:640px;top:380px;width:420px'),
  ])
  await page.setContent(`<style>body{margin:0;background:#cfe0f7}img{position:absolute;border:1px solid #8793a8;border-radius:10px;box-shadow:0 12px 28px -10px #17233a66}</style>${pictures.join('')}`)
  await page.screenshot({ path: path.join(folder, 'overzicht.png') })
  await page.close()
}

async function open(browser: Browser, viewport: { width: number; height: number }, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, viewport, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', reducedMotion: 'reduce' })
  return context.newPage()
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/login/leerkracht')
  await page.getByLabel('E-mailadres').fill(email)
  await page.getByLabel('Wachtwoord', { exact: true }).fill('Welkom2026')
  await page.getByRole('button', { name: 'Inloggen' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/login'))
}

async function chooseSchool(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Beheer' })).toBeVisible()
}

/** Offers the example file and waits for the page that tells what it would do. */
async function offer(page: Page): Promise<void> {
  await page.goto('/beheer/gebruikersgegevens')
  await page.getByLabel('XML-bestand').setInputFiles(EXAMPLE)
  await page.getByRole('button', { name: 'Importeer' }).click()
  await expect(page.getByRole('heading', { level: 1, name: path.basename(EXAMPLE) })).toBeVisible()
}

const key = (page: Page, digit: string) => page.getByRole('group', { name: 'Je code' }).getByRole('button', { name: digit, exact: true }).click()

function shortcut(school: string, target?: string): string {
  return `/login/leerlingen/snelkoppelaar?${new URLSearchParams({ ...(target ? { TARGET: target } : {}), INSTELLING_REF: school })}`
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const taken = await takeScreenshots()
  console.log(`${taken.length} pictures in ${FOLDER}: ${taken.join(', ')}`)
  process.exit(0)
}
