import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import encodeQR from 'qr'
import { encrypt } from '@/lib/platform/crypto'
import { findChromium } from '@/scripts/setup/chromium'
import { badgeSchool, giveBadge, openBadge } from './support/badge'
import { BROWSER_ARGS } from './support/browser'
import { shortcut, tapPin, titleUrl } from './support/steps'
import { expect, test } from './support/test'
import { database } from './support/world'

/** What the fake camera sees: written by each test before it opens the page, and read when the camera goes on. */
const FILM = path.join(tmpdir(), `leerpoort-badge-${process.pid}.y4m`)
test.use({
  permissions: ['camera'],
  launchOptions: { executablePath: findChromium() ?? undefined, args: [...BROWSER_ARGS, '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${FILM}`] },
})
test.describe.configure({ mode: 'serial' })
test.afterAll(() => rmSync(FILM, { force: true }))

/** Two frames of a QR code in the middle of a white sheet, in the plainest film format that Chromium's fake camera reads. */
function film(text: string): void {
  const [width, height] = [640, 480]
  const code = encodeQR(text, 'raw', { border: 4 })
  const scale = Math.floor(height / code.length)
  const [left, top] = [Math.floor((width - code.length * scale) / 2), Math.floor((height - code.length * scale) / 2)]
  const light = Buffer.alloc(width * height, 235)
  for (let y = 0; y < code.length * scale; y += 1)
    for (let x = 0; x < code.length * scale; x += 1) if (code[Math.floor(y / scale)]![Math.floor(x / scale)]) light[(top + y) * width + left + x] = 16
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, Buffer.alloc((width * height) / 2, 128)])
  writeFileSync(FILM, Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420mpeg2\n`), frame, frame]))
}
const address = (portal: string, token: string) => `${portal}/login/leerlingen/badge#${token}`

test.describe('PUP-5: a badge before the camera', () => {
  test('PUP-1 PUP-5: shortcut, group, picture, badge, and inside the software', async ({ page, at }) => {
    const { school, token } = await badgeSchool()
    film(address(at.portal, token))
    await openBadge(page, shortcut(school, titleUrl(at, 'rezulto', 'logo-digitaal')))
    await expect(page.getByRole('heading', { name: 'Hallo Fleur!' })).toBeVisible()
  })

  test('a voided badge, somebody else’s and a code from the street are told kindly, and the camera stays on', async ({ page, at, axe }) => {
    const { school, fleur, omar } = await badgeSchool()
    await database().pupilBadge.updateMany({ where: { pupilId: fleur.id }, data: { voidedAt: new Date() } })
    const [voided, others] = [await giveBadge(fleur), await giveBadge(omar)]
    await database().pupilBadge.updateMany({ where: { pupilId: fleur.id }, data: { voidedAt: new Date() } })
    for (const [text, told] of [[address(at.portal, voided), 'Deze badge doet het niet meer.'], [address(at.portal, others), 'Dit is niet jouw badge.'], ['https://evil.example/#x', 'Dat is geen badge van hier.']] as const) {
      film(text)
      await openBadge(page, shortcut(school))
      await expect(page.getByText(told)).toBeVisible()
      await expect(page.getByText('Houd je badge voor de camera')).toBeVisible()
    }
    await axe(page)
  })

  test('GRP-7: without the badge: a code for once on the keypad', async ({ page, at }) => {
    const { school, fleur } = await badgeSchool()
    film('nothing to see')
    await database().pupilLoginCode.create({ data: { schoolId: school.id, pupilId: fleur.id, codeCipher: encrypt('9182', 'login-code'), expiresAt: new Date(Date.now() + 600_000) } })
    for (const [round, outcome] of [['first', 'in'], ['second', 'spent']] as const) {
      await openBadge(page, shortcut(school, titleUrl(at, 'rezulto', 'logo-digitaal')))
      await page.getByRole('button', { name: 'Ik heb mijn badge niet' }).click()
      await tapPin(page, '9182')
      await expect(outcome === 'in' ? page.getByRole('heading', { name: 'Hallo Fleur!' }) : page.getByText('Dat was niet je code.'), round).toBeVisible()
    }
  })

  test('no camera at all, as in a browser without one or on an unprotected address', async ({ page }) => {
    const { school } = await badgeSchool()
    await page.addInitScript(() => Object.defineProperty(navigator, 'mediaDevices', { value: undefined }))
    await openBadge(page, shortcut(school))
    await expect(page.getByText(/heeft geen camera die het doet/)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Ik heb mijn badge niet' })).toBeVisible()
  })
})

test.describe('PUP-5: a badge in the camera app of the tablet', () => {
  test('opens the overview; the token is gone from the address bar and the history', async ({ page, at }) => {
    const { token } = await badgeSchool()
    await page.goto(address(at.portal, token))
    await expect(page.getByRole('heading', { name: 'Wat ga je doen?' })).toBeVisible()
    await expect(page).toHaveURL('/leerling')
    await page.goBack().catch(() => null)
    expect(page.url()).not.toContain(token)
  })

  test('a second badge in the page that is still open is the second child', async ({ page, at }) => {
    const { token, fleur } = await badgeSchool()
    await database().pupilBadge.updateMany({ where: { pupilId: fleur.id }, data: { voidedAt: new Date() } })
    await page.goto(address(at.portal, token))
    await expect(page.getByRole('heading', { name: 'Deze badge doet het niet' })).toBeVisible()
    const fresh = await giveBadge(fleur)
    await page.evaluate((hash) => void (window.location.hash = hash), fresh)
    await expect(page.getByRole('heading', { name: 'Wat ga je doen?' })).toBeVisible()
  })

  test('of another school: refused kindly, and nobody is logged in', async ({ page, at }) => {
    const { token, school } = await badgeSchool()
    await database().schoolAddress.deleteMany({ where: { schoolId: school.id } })
    await page.goto(address(at.portal, token))
    await expect(page.getByRole('heading', { name: 'Deze badge werkt hier niet' })).toBeVisible()
    expect(page.url()).not.toContain('#')
    await page.goto('/leerling')
    await expect(page.getByRole('heading', { name: 'Je bent niet meer ingelogd.' })).toBeVisible()
  })

  test('PUP-7: in a teacher’s browser it asks first', async ({ page, at, signIn }) => {
    const { token, teacher } = await badgeSchool()
    await signIn(page, teacher.email)
    await page.goto(address(at.portal, token))
    await expect(page.getByRole('heading', { name: `U bent hier ingelogd als ${teacher.name}` })).toBeVisible()
    await page.getByRole('button', { name: 'Doorgaan als leerling' }).click()
    await expect(page.getByRole('heading', { name: 'Wat ga je doen?' })).toBeVisible()
  })
})
