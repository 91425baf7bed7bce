import { readFile } from 'node:fs/promises'
import { makeHome } from '@/prisma/seed/factories'
import { edexml, group, pupil, teacher } from './support/edexml'
import { mailTo } from './support/mail'
import { choosePupil, importDone, offerFile, shortcut, tapPin } from './support/steps'
import { expect, test } from './support/test'
import { database, emptySchool, secretsOf, type School } from './support/world'

const FLEUR = { key: 'p1', firstName: 'Fleur', prefix: 'van den', lastName: 'Berg' }
const OMAR = { key: 'p2', firstName: 'Omar', lastName: 'Yılmaz' }
const file = (school: School, parts: Partial<Parameters<typeof edexml>[0]> = {}) =>
  edexml({ brin: school.brin!, groups: [group('g1', 'Egels')], pupils: [pupil(FLEUR), pupil(OMAR)], teachers: [teacher('t1', 'Anja', 'Mulder', ['g1'])], ...parts })
const count = (page: import('@playwright/test').Page, words: string) => page.getByRole('term').filter({ hasText: words }).locator('..')
const pupilOf = (school: School, lasKey: string) => database().pupil.findFirstOrThrow({ where: { schoolId: school.id, lasKey } })

test('LAS-5: the last import is undone as one step: who was gone logs in again with the same pin, who came is inactive, and the coordinator hears of it', async ({ page, browser, at, signIn, axe }) => {
  test.slow()
  const { school, coordinator } = await emptySchool({ name: 'Basisschool Terug' })
  await signIn(page, coordinator.email)
  await offerFile(page, { name: 'begin.xml', buffer: file(school) })
  await page.getByRole('button', { name: 'Importeer' }).click()
  await importDone(page)
  const omar = await pupilOf(school, 'p2')
  await makeHome(`omar-${omar.id}@thuis.example`, [omar])

  await offerFile(page, { name: 'verkeerd.xml', buffer: file(school, { groups: [group('g1', 'Otters')], pupils: [pupil({ ...FLEUR, firstName: 'Floor' }), pupil({ key: 'p9', firstName: 'Vreemd', lastName: 'Kind' })] }) })
  await page.getByRole('button', { name: 'Importeer' }).click()
  await importDone(page)
  await expect(page.getByRole('heading', { name: 'Toch niet goed?' })).toBeVisible()
  await axe(page)
  await page.getByRole('button', { name: 'Maak deze import ongedaan' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('term').filter({ hasText: 'leerling weer actief' }).locator('..')).toContainText('1')
  await expect(dialog.getByRole('term').filter({ hasText: 'leerling niet meer actief' }).locator('..')).toContainText('1')
  await expect(dialog).toContainText('Pincodes, plaatjes, badges, thuislogins, licenties en rollen die u sinds de import gaf of wijzigde, blijven zoals ze nu zijn.')
  await axe(page)
  await dialog.getByRole('button', { name: 'Maak ongedaan' }).click()
  await expect(page.getByText('Deze import is ongedaan gemaakt')).toBeVisible()
  await axe(page)
  await expect(page.getByRole('button', { name: 'Maak deze import ongedaan' })).toBeHidden()
  expect((await mailTo(coordinator.email, 3)).subject).toBe('De import voor Basisschool Terug is ongedaan gemaakt')

  await page.goto('/groepen')
  await expect(page.getByRole('row', { name: /Egels/ })).toContainText('2')
  await page.goto('/beheer/gebruikersgegevens')
  await expect(page.getByRole('row', { name: /verkeerd\.xml/ })).toContainText('ongedaan gemaakt')
  await page.getByRole('link', { name: 'begin.xml' }).click()
  await expect(page.getByText('De import is verwerkt', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Maak deze import ongedaan' }), 'only the last import, and once').toBeHidden()

  const child = await (await browser.newContext()).newPage()
  await child.goto(new URL(shortcut(school), at.portal).href)
  await choosePupil(child, 'Egels', 'Omar')
  await tapPin(child, secretsOf(omar).pin)
  await expect(child).toHaveURL(/\/leerling/)
  await child.context().close()
  expect(await database().pupilHome.count({ where: { pupilId: omar.id } })).toBe(1)
})

test('LAS-3: a file with one wrong row: the report as CSV, and the rest goes in by choice; who stands on that row stays as it was', async ({ page, signIn, axe }) => {
  const { school, coordinator } = await emptySchool()
  await signIn(page, coordinator.email)
  await offerFile(page, { name: 'goed.xml', buffer: file(school) })
  await page.getByRole('button', { name: 'Importeer' }).click()
  await importDone(page)

  const wrong = pupil({ ...OMAR, firstName: '=Omar', groupKey: 'weg' })
  await offerFile(page, { name: 'deels.xml', buffer: file(school, { pupils: [pupil({ ...FLEUR, firstName: 'Floor' }), wrong] }) })
  await expect(page.getByText('Eén regel heeft een fout')).toBeVisible()
  await expect(count(page, 'regel overgeslagen')).toContainText('1')
  await expect(page.getByRole('listitem').filter({ hasText: 'verwijst naar groep "weg"' })).toContainText(/Plaats in het bestand: regel 9, teken \d+/)
  await expect(page.getByRole('listitem').filter({ hasText: 'Omar Yılmaz' })).toContainText('overgeslagen: blijft zoals nu')
  await axe(page)
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download als CSV' }).click()])
  expect(download.suggestedFilename()).toBe('Bevindingen deels.csv')
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n')
  expect(lines[0]).toBe('\ufeff"regel";"teken";"ernst";"soort";"over";"wat er niet klopt";"wat u kunt doen";"element"')
  expect(lines[1]).toMatch(/^"9";"\d+";"fout";"leerling";"'=Omar Y\.";"Leerling ""=Omar Y\.""/)

  await page.getByRole('button', { name: 'Importeer zonder deze regels' }).click()
  await importDone(page)
  expect(await pupilOf(school, 'p1')).toMatchObject({ firstName: 'Floor' })
  expect(await pupilOf(school, 'p2')).toMatchObject({ firstName: 'Omar', removedAt: null })
})

test('LAS-11: another LAS: pairs are proposed, count after the tick, and the child keeps its pin', async ({ page, signIn, axe }) => {
  const { school, coordinator } = await emptySchool()
  await signIn(page, coordinator.email)
  await offerFile(page, { name: 'oud-las.xml', buffer: file(school) })
  await page.getByRole('button', { name: 'Importeer' }).click()
  await importDone(page)
  const [fleur, omar] = [await pupilOf(school, 'p1'), await pupilOf(school, 'p2')]

  const other = { groups: [group('900', 'Egels')], pupils: [pupil({ ...FLEUR, key: '901', groupKey: '900' }), pupil({ ...OMAR, key: '902', groupKey: '900' })], teachers: [teacher('950', 'Anja', 'Mulder', ['900'])] }
  await offerFile(page, { name: 'nieuw-las.xml', buffer: file(school, other) })
  const pairs = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Mogelijk dezelfde' }) })
  await expect(pairs.getByRole('status')).toContainText('4 voorstellen. Wat u aanvinkt')
  await expect(count(page, 'nieuwe leerlingen')).toContainText('2')
  await axe(page)
  await pairs.getByRole('checkbox', { name: 'Egels' }).check()
  await pairs.getByRole('checkbox', { name: 'Fleur van den Berg' }).check()
  await pairs.getByRole('button', { name: 'Koppel de aangevinkte' }).click()
  await expect(pairs.getByRole('status')).toContainText('4 voorstellen, waarvan 2 al gekoppeld.')
  await expect(pairs.getByRole('checkbox', { name: 'Fleur van den Berg' })).toBeChecked()
  await expect(count(page, 'nieuwe leerling')).toContainText('1')
  await expect(page.getByRole('listitem').filter({ hasText: 'nummer in het LAS: p1 → 901' })).toBeVisible()
  // What is ticked goes along with 'Importeer', linked before or not.
  await expect(page.getByRole('listitem').filter({ hasText: '1 leerling wordt als nieuw toegevoegd en het oude account wordt inactief' })).toBeVisible()
  await pairs.getByRole('checkbox', { name: 'Omar Yılmaz' }).check()
  await pairs.getByRole('checkbox', { name: 'Anja Mulder' }).check()
  await page.getByRole('button', { name: 'Importeer' }).click()
  await importDone(page)
  await expect(page.getByText('Wat deze import veranderde.')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'nummer in het LAS: p1 → 901' }), 'the report tells names and values').toBeVisible()
  for (const [was, key] of [[fleur, '901'], [omar, '902']] as const) {
    const { id, pinCipher, portalId } = was
    expect(await pupilOf(school, key)).toMatchObject({ id, pinCipher, portalId, removedAt: null })
  }
  expect(await database().pupil.count({ where: { schoolId: school.id } })).toBe(2)

  // LAS-8: a known number under another first and last name: the coordinator says who that is, and pins go along only then.
  const named = [pupil({ key: '901', firstName: 'Noor', lastName: 'Visser', groupKey: '900' }), pupil({ key: '902', firstName: 'Samir', lastName: 'Haddad', groupKey: '900' })]
  await offerFile(page, { name: 'andere-namen.xml', buffer: file(school, { ...other, pupils: named }) })
  const asked = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Is dit nog dezelfde?' }) })
  await expect(asked).toContainText('Van 2 mensen moet u dit nog zeggen.')
  await axe(page)
  await page.getByRole('checkbox', { name: 'Ja, ik heb dit bekeken en het klopt' }).check()
  await asked.getByRole('group', { name: 'Nu Fleur van den Berg, in het bestand Noor Visser' }).getByRole('radio', { name: 'Hetzelfde kind, met een andere naam' }).check()
  await page.getByRole('button', { name: 'Importeer' }).click()
  await expect(page.getByText('Er is nog niets geïmporteerd')).toBeVisible()
  await expect(asked).toContainText('Van 1 persoon moet u dit nog zeggen.')
  await expect(asked.getByRole('radio', { name: 'Hetzelfde kind, met een andere naam' }).first()).toBeChecked()
  await axe(page)
  await asked.getByRole('group', { name: /Omar Yılmaz/ }).getByRole('radio', { name: 'Een ander kind' }).check()
  await page.getByRole('button', { name: 'Importeer' }).click()
  await importDone(page)
  expect(await pupilOf(school, '901')).toMatchObject({ id: fleur.id, pinCipher: fleur.pinCipher, firstName: 'Noor' })
  expect((await pupilOf(school, '902')).id).not.toBe(omar.id)
})

test('LAS-5: a long preview is by group: closed, with a list to jump by that opens what it leads to', async ({ page, signIn, axe }) => {
  const { school, coordinator } = await emptySchool()
  await signIn(page, coordinator.email)
  const groups = Array.from({ length: 4 }, (_, at) => group(`g${at}`, `Groep ${at + 3}A`))
  const pupils = groups.flatMap((_, at) => Array.from({ length: 10 }, (__, n) => pupil({ key: `p${at}-${n}`, firstName: `Kind${at}${n}`, lastName: 'Proef', groupKey: `g${at}` })))
  await offerFile(page, { name: 'groot.xml', buffer: file(school, { groups, pupils, teachers: [] }) })
  await expect(page.getByText('Kind25 Proef')).toBeHidden()
  await page.getByRole('navigation', { name: 'Naar een groep' }).getByRole('link', { name: 'Groep 5A (10)' }).click()
  await expect(page.getByText('Kind25 Proef')).toBeVisible()
  await expect(page.getByText('Kind15 Proef')).toBeHidden()
  await axe(page)
})

test('LAS-5: a page whose import was cancelled meanwhile shows that after the refusal, without its buttons', async ({ page, context, signIn }) => {
  const { school, coordinator } = await emptySchool()
  await signIn(page, coordinator.email)
  await offerFile(page, { name: 'school.xml', buffer: edexml({ brin: school.brin! }) })
  const other = await context.newPage()
  await other.goto(page.url())
  await other.getByRole('button', { name: 'Annuleren' }).click()
  await expect(other.getByRole('row', { name: /school\.xml/ })).toContainText('geannuleerd')
  await other.close()
  await page.getByRole('button', { name: 'Importeer', exact: true }).click()
  await expect(page.getByText('Deze import is geannuleerd')).toBeVisible()
  await expect(page.getByRole('alert').filter({ hasText: 'Deze import is al verwerkt, geannuleerd of verlopen.' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Importeer', exact: true })).toHaveCount(0)
  await page.getByRole('link', { name: 'Gebruikersgegevens invoeren' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Gebruikersgegevens invoeren' })).toBeVisible()
  await page.goBack()
  await expect(page.getByText('Deze import is geannuleerd')).toBeVisible()
  await expect(page.getByText('Deze import is al verwerkt, geannuleerd of verlopen.'), 'no news any more').toHaveCount(0)
})

test('LAS-5: an import without changes has nothing to agree to, also where its school year would ask', async ({ page, signIn }) => {
  const { school, coordinator } = await emptySchool()
  await signIn(page, coordinator.email)
  await offerFile(page, { name: 'school.xml', buffer: edexml({ brin: school.brin! }) })
  await page.getByRole('button', { name: 'Importeer', exact: true }).click()
  await importDone(page)
  await offerFile(page, { name: 'nog eens.xml', buffer: edexml({ brin: school.brin! }) })
  await expect(page.getByText('Geen wijzigingen')).toBeVisible()
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await page.getByRole('button', { name: 'Klaar' }).click()
  await importDone(page)
  await offerFile(page, { name: 'oud.xml', buffer: edexml({ brin: school.brin!, schoolYear: '2020-2021' }) })
  await expect(page.getByText('Geen wijzigingen')).toBeVisible()
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await page.getByRole('button', { name: 'Klaar' }).click()
  await expect(page.getByRole('row', { name: /oud\.xml/ })).toContainText('geannuleerd')
})
