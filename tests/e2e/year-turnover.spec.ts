import { nextSchoolYear } from '@/lib/core/school-year'
import { jobs } from '@/lib/platform/jobs'
import { switchOver } from '@/lib/roster/switch-over'
import { giveConsent, giveLicence } from '@/prisma/seed/factories'
import { edexml, group, pupil, teacher, thisSchoolYear } from './support/edexml'
import { sticksOut } from './support/layout'
import { mailTo } from './support/mail'
import { importDone, offerFile } from './support/steps'
import { expect, test } from './support/test'
import { database, emptySchool, person } from './support/world'

const NEXT = nextSchoolYear(thisSchoolYear())
const FIRST_DAY = `1 augustus ${NEXT.slice(0, 4)}`
const FLEUR = { key: 'p1', firstName: 'Fleur', prefix: 'van den', lastName: 'Berg' }
const OMAR = { key: 'p2', firstName: 'Omar', lastName: 'Yılmaz' }

test.afterAll(async () => (await jobs()).stop({ graceful: false }))

test('ACC-10: the new school year: offered, put there, looked at by coordinator and teacher, taken away, put there again, begun with its licences', async ({ page, browser, at, signIn, axe }) => {
  test.slow()
  const { school, coordinator } = await emptySchool({ name: 'Basisschool Zomer' })
  const file = (next: boolean) => edexml({
    brin: school.brin!, schoolYear: next ? NEXT : thisSchoolYear(),
    groups: next ? [group('g5n', 'Groep 5', '5'), group('g6n', 'Groep 6', '6')] : [group('g5', 'Groep 5', '5')],
    pupils: next ? [pupil({ ...FLEUR, groupKey: 'g6n', yearGroup: '6' }), pupil({ ...OMAR, groupKey: 'g6n', yearGroup: '6' }), pupil({ key: 'p9', firstName: 'Nova', lastName: 'Nieuw', groupKey: 'g5n' })] : [pupil({ ...FLEUR, groupKey: 'g5' }), pupil({ ...OMAR, groupKey: 'g5' })],
    teachers: [teacher('t1', 'Anja', 'Mulder', [next ? 'g6n' : 'g5'])],
  })
  await signIn(page, coordinator.email)
  await offerFile(page, { name: 'nu.xml', buffer: file(false) })
  await page.getByRole('button', { name: 'Importeer' }).click()
  await importDone(page)
  const five = await database().group.findFirstOrThrow({ where: { schoolId: school.id, lasKey: 'g5' } })
  await giveConsent(school.id, 'zwijsen')
  await giveConsent(school.id, 'cito')
  await giveLicence(school.id, 'kaartkompas', { linking: 'portal', groupIds: [five.id] })

  await offerFile(page, { name: 'straks.xml', buffer: file(true) })
  await expect(page.getByText(`Dit is van het nieuwe schooljaar ${NEXT}`)).toBeVisible()
  await axe(page)
  await page.getByRole('button', { name: `Zet klaar voor ${FIRST_DAY}` }).click()
  await expect(page.getByText(`Staat klaar voor ${FIRST_DAY}`)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Gaan mee (1)' })).toBeVisible()
  await expect(page.getByText('Kaartkompas: Groep 5')).toBeVisible()
  await axe(page)

  await page.goto('/groepen')
  await expect(page.getByRole('row', { name: /Groep 5/ })).toContainText('2')
  await page.getByRole('link', { name: 'Bekijk de nieuwe groepen' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Nieuw schooljaar ${NEXT}` })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Nova Nieuw' })).toContainText('nieuw op school')
  await axe(page)
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await sticksOut(page)).toEqual([])
  await axe(page)
  await page.setViewportSize({ width: 1280, height: 900 })

  // A teacher sees the own new group only; one who has none is told so.
  const anja = await database().employment.findFirstOrThrow({ where: { schoolId: school.id, lasKey: 't1' } })
  const login = await person(school, ['teacher'], [], undefined)
  const other = await (await browser.newContext()).newPage()
  await other.goto(at.portal)
  await signIn(other, login.email)
  await other.goto(new URL('/groepen/nieuw-schooljaar', at.portal).href)
  await expect(other.getByText('Nog geen groep voor u')).toBeVisible()
  await database().$transaction([
    database().employment.update({ where: { id: login.employmentId }, data: { userId: null } }),
    database().employment.update({ where: { id: anja.id }, data: { userId: login.userId } }),
  ])
  await other.context().clearCookies()
  await other.goto(at.portal)
  await signIn(other, login.email)
  await other.goto(new URL('/groepen/nieuw-schooljaar', at.portal).href)
  await expect(other.getByRole('heading', { name: 'Groep 6' })).toBeVisible()
  await expect(other.getByRole('heading', { name: 'Groep 5' })).toHaveCount(0)
  await other.context().close()

  await page.goto('/beheer/gebruikersgegevens')
  await expect(page.getByRole('row', { name: /straks\.xml/ })).toContainText('staat klaar')
  await page.getByRole('link', { name: 'straks.xml' }).click()
  await page.getByRole('button', { name: 'Haal dit weg' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Haal weg' }).click()
  await expect(page).toHaveURL(/\/beheer\/gebruikersgegevens$/)
  await page.goto('/groepen/nieuw-schooljaar')
  await expect(page.getByText('Er staat geen nieuw schooljaar klaar')).toBeVisible()
  await axe(page)

  await offerFile(page, { name: 'toch.xml', buffer: file(true) })
  await page.getByRole('button', { name: `Zet klaar voor ${FIRST_DAY}` }).click()
  await expect(page.getByText(`Staat klaar voor ${FIRST_DAY}`)).toBeVisible()
  const address = page.url()
  await switchOver(new Date(`${NEXT.slice(0, 4)}-07-31T22:05:00Z`))
  await page.goto(address)
  await importDone(page)
  await expect(page.getByRole('heading', { name: 'Meegegaan (1)' })).toBeVisible()
  await axe(page)
  await page.goto('/groepen')
  await expect(page.getByRole('row', { name: /Groep 6/ })).toContainText('2')
  await expect(page.getByText(`Nieuw schooljaar ${NEXT}`)).toBeHidden()
  expect((await mailTo(coordinator.email, 2)).subject).toBe(`Schooljaar ${NEXT} is begonnen voor Basisschool Zomer`)
})
