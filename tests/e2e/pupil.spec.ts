import { giveLicence, grantToGroups } from '@/prisma/seed/factories'
import { choosePupil, claimsOf, shortcut, tapPin, titleUrl } from './support/steps'
import { expect, test } from './support/test'
import { database, furnishedSchool, refusals } from './support/world'

const WRONG = 'Dat was niet je code. Probeer het nog een keer.'
const WAIT = 'Even wachten. Vraag je juf of meester om hulp.'

test.describe('PUP-1 to PUP-4: a pupil comes in', () => {
  test('PUP-4: a wrong pin is told kindly, and then the right one opens', async ({ page, at }) => {
    const { school } = await furnishedSchool()
    await page.goto(shortcut(school, titleUrl(at, 'rezulto', 'logo-digitaal')))
    await choosePupil(page, 'Egels', 'Fleur')
    await tapPin(page, '0000')
    await expect(page.getByText(WRONG)).toBeVisible()
    expect(await refusals(school, 'pupil.sign-in-refused')).toBe(1)
    await tapPin(page, '4826')
    await expect(page.getByRole('heading', { name: 'Hallo Fleur!' })).toBeVisible()
  })

  test('PUP-1 HOM-6: the keypad page holds no input and no password field, and the digits of a keyboard work', async ({ page, at }) => {
    const { school } = await furnishedSchool()
    await page.goto(shortcut(school, titleUrl(at, 'rezulto', 'logo-digitaal')))
    await choosePupil(page, 'Egels', 'Fleur')
    await expect(page.locator('input, textarea, [contenteditable]')).toHaveCount(0)
    await page.keyboard.type('49')
    await expect(page.getByText('2 van 4 cijfers')).toBeAttached()
    await page.keyboard.press('Backspace')
    await page.keyboard.type('826')
    await expect(page.getByRole('heading', { name: 'Hallo Fleur!' })).toBeVisible()
  })

  test('PUP-4: after many wrong tries it says wait; a classmate still gets in; the wait over, so does the child', async ({ page, at }) => {
    const { school, fleur } = await furnishedSchool()
    await page.clock.install()
    await page.goto(shortcut(school, titleUrl(at, 'rezulto', 'logo-digitaal')))
    await choosePupil(page, 'Egels', 'Fleur')
    const busy = page.getByText('Even kijken…')
    for (let tries = 0; tries < 5; tries += 1) {
      await tapPin(page, '0000')
      await expect(busy).toHaveCount(0)
    }
    await expect(page.getByText(WAIT)).toBeVisible()
    await expect(page.getByRole('group', { name: 'Je code' }).getByRole('button', { name: '4', exact: true }), 'the keys rest').toHaveAttribute('aria-disabled', 'true')
    await page.clock.fastForward('01:00')
    await expect(page.getByText('Je mag het nog een keer proberen.'), 'the keys say when they are awake again').toBeVisible()
    await tapPin(page, '4826')
    await expect(page.getByText(WAIT), 'the right pin waits too: the portal keeps its own clock').toBeVisible()
    await page.getByRole('button', { name: 'terug' }).click()
    await page.getByRole('button', { name: 'Omar', exact: true }).click()
    await tapPin(page, '7315')
    await expect(page.getByRole('heading', { name: 'Hallo Omar!' })).toBeVisible()
    // The wait passes.
    await database().rateLimit.updateMany({ where: { key: { contains: fleur.id } }, data: { expire: BigInt(Date.now() - 1) } })
    await page.goto(shortcut(school))
    await choosePupil(page, 'Egels', 'Fleur')
    await tapPin(page, '4826')
    await expect(page).toHaveURL('/leerling')
  })

  test('PUP-1: the general shortcut leads to an overview with only what opens', async ({ page, at }) => {
    const { school } = await furnishedSchool()
    // Licensed but not ticked, and ticked but not linked: neither opens.
    await giveLicence(school.id, 'rekenreis')
    await giveLicence(school.id, 'leerlingtoets', { linking: 'portal' })
    await page.goto(shortcut(school))
    await choosePupil(page, 'Egels', 'Fleur')
    await tapPin(page, '4826')
    await expect(page.getByRole('heading', { name: 'Wat ga je doen?' })).toBeVisible()
    const tiles = page.getByRole('list', { name: 'Jouw software' }).getByRole('link')
    await expect(tiles).toHaveText([/Groeimeter/, /LOGO Digitaal/])
    const pictures = await tiles.getByRole('presentation').evaluateAll((all) => all.map((each) => (each as HTMLImageElement).naturalWidth > 0 && each.getAttribute('src')))
    expect(new Set(pictures.filter(Boolean)).size, 'PUP-3: each with a picture of its own').toBe(2)
    await tiles.filter({ hasText: 'Groeimeter' }).click()
    await expect(page).toHaveURL(titleUrl(at, 'cito', 'groeimeter'))
  })

  test('PUP-1 SSO-2: ‘Ik ben klaar’ ends it: the old cookie opens nothing any more', async ({ page, context, at, signInPupil }) => {
    const { fleur } = await furnishedSchool()
    const token = await signInPupil(page, fleur)
    await page.goto('/leerling')
    await page.getByRole('button', { name: 'Ik ben klaar' }).click()
    await expect(page.getByRole('heading', { name: 'Tot ziens!' })).toBeVisible()
    await context.addCookies([{ name: 'leerpoort', value: token, url: at.portal }])
    await page.goto('/leerling')
    await expect(page.getByRole('heading', { name: 'Je bent niet meer ingelogd.' })).toBeVisible()
  })

  test('PUP-1 SSO-1: the next child on the same tablet is who the publisher sees', async ({ page, at }) => {
    const { school } = await furnishedSchool()
    for (const [name, pin] of [['Fleur', '4826'], ['Omar', '7315']] as const) {
      await page.goto(shortcut(school, titleUrl(at, 'rezulto', 'logo-digitaal')))
      await choosePupil(page, 'Egels', name)
      await tapPin(page, pin)
      await expect(page.getByRole('heading', { name: `Hallo ${name}!` })).toBeVisible()
      expect((await claimsOf(page)).given_name).toBe(name)
    }
  })

  test('PUP-1: own titles that do not open stand below, grey, with a reason; those of others nowhere', async ({ page, signInPupil }) => {
    const { school, fleur, egels, bevers } = await furnishedSchool()
    // Linked to her group but not ticked, and linked to the other group.
    await grantToGroups(school.id, (await giveLicence(school.id, 'rekenreis')).id, [egels.id])
    await grantToGroups(school.id, (await giveLicence(school.id, 'spellingspoor')).id, [bevers.id])
    await signInPupil(page, fleur)
    await page.goto('/leerling')
    const closed = page.getByRole('region', { name: 'Dit doet het nu even niet' })
    await expect(closed.getByRole('listitem')).toHaveText([/‘Rekenreis’ staat nu niet aan voor jouw school/])
    await expect(closed.getByRole('link')).toHaveCount(0)
    await expect(page.getByText(/Spellingspoor/i)).toHaveCount(0)
  })

  test('PUP-1: a title linked to nobody of the child’s group ends, after the pin, at a page of the portal that says so', async ({ page, at }) => {
    const { school } = await furnishedSchool()
    await page.goto(shortcut(school, titleUrl(at, 'rezulto', 'logo-digitaal')))
    await database().licencePerson.deleteMany({ where: { schoolId: school.id } })
    await database().licenceGroup.deleteMany({ where: { schoolId: school.id } })
    await choosePupil(page, 'Egels', 'Fleur')
    await tapPin(page, '4826')
    await expect(page.getByRole('heading', { name: '‘LOGO Digitaal’ staat nog niet klaar voor jouw groep.' })).toBeVisible()
    expect(new URL(page.url()).origin).toBe(at.portal)
  })
})

test.describe('a next child on the same tablet is never the previous one', () => {
  test('after ten minutes without a touch it asks; unanswered it ends', async ({ page, signInPupil }) => {
    const { fleur } = await furnishedSchool()
    await signInPupil(page, fleur)
    await page.clock.install()
    await page.goto('/leerling')
    await expect(page.getByRole('heading', { name: 'Wat ga je doen?' })).toBeVisible()
    const question = page.getByRole('dialog', { name: 'Ben je er nog?' })
    await page.clock.fastForward('09:50')
    await page.mouse.click(5, 5)
    await page.clock.fastForward('09:50')
    await expect(question).toHaveCount(0)
    await page.clock.fastForward('00:15')
    await expect(question).toBeVisible()
    await question.getByRole('button', { name: 'Ja, ik ben er nog' }).click()
    await expect(question).toHaveCount(0)
    await page.clock.fastForward('10:01')
    await expect(question).toBeVisible()
    await page.clock.fastForward('00:30')
    await expect(page.getByRole('heading', { name: 'Tot ziens!' })).toBeVisible()
    await page.goto('/leerling')
    await expect(page.getByRole('heading', { name: 'Je bent niet meer ingelogd.' })).toBeVisible()
  })

  test('back at the shortcut the earlier child is logged out, before anybody chose a name', async ({ page, signInPupil }) => {
    const { school, fleur } = await furnishedSchool()
    await signInPupil(page, fleur)
    await page.goto('/leerling')
    await expect(page.getByRole('heading', { name: 'Wat ga je doen?' })).toBeVisible()
    await page.goto(shortcut(school))
    await expect(page.getByRole('heading', { name: 'In welke groep zit je?' })).toBeVisible()
    await page.goto('/leerling')
    await expect(page.getByRole('heading', { name: 'Je bent niet meer ingelogd.' })).toBeVisible()
  })

  test('PUP-2: the overview at an address that is the school’s no more: a friendly page, and the session is over', async ({ page, signInPupil }) => {
    const { school, fleur } = await furnishedSchool()
    await signInPupil(page, fleur)
    await page.goto('/leerling')
    await database().schoolAddress.deleteMany({ where: { schoolId: school.id } })
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Dit werkt alleen op school.' })).toBeVisible()
    await database().schoolAddress.create({ data: { schoolId: school.id, cidr: '127.0.0.1' } })
    await page.goto('/leerling')
    await expect(page.getByRole('heading', { name: 'Je bent niet meer ingelogd.' })).toBeVisible()
  })
})

test.describe('PUP-7: a pupil’s shortcut in a browser with a staff session', () => {
  test('it asks; going on as a pupil ends the staff session for good', async ({ page, signIn, context, at, axe }) => {
    const { school, teacher } = await furnishedSchool()
    const before = await signIn(page, teacher.email)
    await page.goto(shortcut(school, titleUrl(at, 'rezulto', 'logo-digitaal')))
    await expect(page.getByRole('heading', { name: `U bent hier ingelogd als ${teacher.name}` })).toBeVisible()
    await expect(page.getByRole('list', { name: 'Kies je groep' })).toHaveCount(0)
    await axe(page)
    await page.getByRole('button', { name: 'Doorgaan als leerling' }).click()
    await choosePupil(page, 'Egels', 'Fleur')
    await tapPin(page, '4826')
    await expect(page.getByRole('heading', { name: 'Hallo Fleur!' })).toBeVisible()
    await page.goto('/groepen')
    await expect(page).toHaveURL(/\/login\/leerkracht/)
    await context.addCookies([{ name: 'leerpoort', value: before, url: at.portal }])
    await page.goto('/groepen')
    await expect(page, 'AUT-6: one browser holds one login').toHaveURL(/\/login\/leerkracht/)
  })

  test('‘Terug naar Leerpoort’ leads back to the own work, still logged in', async ({ page, signIn }) => {
    const { school, teacher } = await furnishedSchool()
    await signIn(page, teacher.email)
    await page.goto(shortcut(school))
    await page.getByRole('link', { name: 'Terug naar Leerpoort' }).click()
    await expect(page).toHaveURL(/\/(groepen|lesmateriaal|mijn-profiel)/)
    await page.goto('/groepen')
    await expect(page.getByRole('link', { name: 'Egels' })).toBeVisible()
  })
})

test.describe('PUP-2 MAT-3: a shortcut that does not lead to the groups', () => {
  test('PUP-2: away from school: a page that says so, and what the teacher can do', async ({ page }) => {
    const { school } = await furnishedSchool({ addresses: ['203.0.113.0/28'] })
    await page.goto(shortcut(school))
    await expect(page.getByRole('heading', { name: 'Dit werkt alleen op school' })).toBeVisible()
    await page.getByText('Voor de leerkracht').click()
    await expect(page.getByText(/IP-adres toevoegen/)).toBeVisible()
  })

  test('PUP-2: a running session opens nothing once the address is the school’s no more', async ({ page, signInPupil }) => {
    const { school, fleur } = await furnishedSchool()
    await signInPupil(page, fleur)
    await page.goto('/leerling')
    const tile = page.getByRole('link', { name: /LOGO Digitaal/ })
    await expect(tile).toBeVisible()
    await database().schoolAddress.deleteMany({ where: { schoolId: school.id } })
    await tile.click()
    await expect(page.getByRole('heading', { name: 'Dit werkt alleen op school.' })).toBeVisible()
    await database().schoolAddress.create({ data: { schoolId: school.id, cidr: '127.0.0.1' } })
    await page.goto('/leerling')
    await expect(page.getByRole('heading', { name: 'Je bent niet meer ingelogd.' }), 'it has ended').toBeVisible()
  })

  for (const [what, ref] of [['unknown', 'ffffffff-0000-4000-8000-000000000000'], ['malformed', 'x'], ['absent', '']] as const)
    test(`PUP-2: an INSTELLING_REF that is ${what}`, async ({ page }) => {
      await page.goto(shortcut({ schoolRef: ref }))
      await expect(page.getByRole('heading', { name: 'Dit plaatje is oud' })).toBeVisible()
      await page.getByText('Voor de leerkracht').click()
      await expect(page.getByText(/bestaat niet meer, bijvoorbeeld na een fusie of splitsing/)).toBeVisible()
    })

  test('MAT-3: a TARGET that is no registered address, however near, is no way out', async ({ page, at }) => {
    const { school } = await furnishedSchool()
    const good = titleUrl(at, 'rezulto', 'logo-digitaal')
    const bad = ['https://evil.example/', `${good}/`, `${good}x`, `${good}?x=1`, good.replace('127.0.0.1', '127.0.0.1.evil.example'), good.replace('http://', 'http://evil.example@'), good.replace('http:', 'javascript:'), '//evil.example', good.replace('/app/', '/app/../app/x/')]
    for (const target of bad) {
      await page.goto(shortcut(school, target))
      await expect(page.getByRole('heading', { name: 'Dit plaatje is oud' }), target).toBeVisible()
      await page.getByText('Voor de leerkracht').click()
      await expect(page.getByText(/software die het portaal niet \(meer\) kent/)).toBeVisible()
    }
  })

  test('PUP-2: a school without pupils says so', async ({ page }) => {
    const { school } = await furnishedSchool()
    await database().pupil.updateMany({ where: { schoolId: school.id }, data: { removedAt: new Date() } })
    await page.goto(shortcut(school))
    await expect(page.getByRole('heading', { name: 'Er zijn nog geen groepen' })).toBeVisible()
  })
})
