import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { readFileSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { openRoster } from '@/lib/roster/staged'
import { makePupil } from '@/prisma/seed/factories'
import { edexml, firstPupilLine, group, pupil, thisSchoolYear } from './support/edexml'
import { ask, cookie } from './support/http'
import { place } from './support/place'
import { importDone, offerFile } from './support/steps'
import { expect, test } from './support/test'
import { countsOf, database, emptySchool, furnishedSchool, staffSession, type School } from './support/world'

const NOT_XML = 'Kies het XML-bestand dat u met de EDEXML-export van het leerlingadministratiesysteem hebt gemaakt.'
const MEND = 'Verbeter dit in het leerlingadministratiesysteem en maak het bestand opnieuw.'
const FIRST = firstPupilLine()

type Refusal = { what: string; file: (brin: string) => Buffer | string; says: string | RegExp; remedy: string | RegExp; name?: string }

const good = (brin: string, more: Partial<Parameters<typeof edexml>[0]> = {}) => edexml({ brin, ...more })
const bytes = (...all: number[]) => Buffer.from(all)
const latin1 = (text: string) => Buffer.from(text, 'latin1')

const REFUSALS: Refusal[] = [
  { what: 'a PDF', name: 'lijst.pdf', file: () => '%PDF-1.7\n1 0 obj\n<< >>\nendobj\n', says: /het bestand is geen XML-bestand; het lijkt een PDF-document te zijn/i, remedy: NOT_XML },
  { what: 'a PNG', name: 'foto.png', file: () => Buffer.concat([bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), Buffer.alloc(64)]), says: /een afbeelding \(PNG\)/, remedy: NOT_XML },
  { what: 'a zip', name: 'export.zip', file: () => Buffer.concat([bytes(0x50, 0x4b, 0x03, 0x04), Buffer.alloc(64)]), says: /een zip-bestand of een Excel- of Word-document/, remedy: /pak het dan eerst uit/ },
  { what: 'plain text', name: 'lijst.csv', file: () => 'naam;groep\nFleur;5A\n', says: /gewone tekst of CSV/, remedy: NOT_XML },
  { what: 'a web page', name: 'pagina.html', file: () => '<!doctype html><html><body>Hallo</body></html>', says: /een webpagina \(HTML\)/, remedy: NOT_XML },
  { what: 'an empty file', file: () => '', says: /het bestand is leeg/i, remedy: /Maak het exportbestand opnieuw/ },
  { what: 'XML that is no EDEXML', file: () => '<?xml version="1.0"?>\n<boek/>', says: 'Regel 2: dit is geen EDEXML: het bestand begint met het element "boek"', remedy: NOT_XML },
  { what: 'truncated XML', file: (brin) => good(brin).slice(0, -80), says: /Regel \d+: het bestand houdt hier op, midden in de gegevens/, remedy: /opslaan of downloaden afgebroken/ },
  { what: 'malformed XML', file: (brin) => good(brin).replace('</groepen>', '</groep>'), says: /Regel 6: vanaf teken \d+ is het bestand niet te lezen/, remedy: /Maak het bestand opnieuw/ },
  { what: 'a DOCTYPE', file: (brin) => good(brin, { prolog: '<?xml version="1.0"?><!DOCTYPE EDEX SYSTEM "http://evil.example/x.dtd">' }), says: 'Regel 1: het bestand bevat een DOCTYPE of eigen entiteiten.', remedy: /heeft geen DOCTYPE/ },
  { what: 'entities of its own (a file read, and a bomb)', file: (brin) => good(brin, { prolog: '<?xml version="1.0"?><!DOCTYPE EDEX [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;&a;">]>' }).replace('Fleur', '&b;'), says: /DOCTYPE of eigen entiteiten/, remedy: /heeft geen DOCTYPE/ },
  { what: 'an unknown entity', file: (brin) => good(brin).replace('Fleur', 'Fleur &nbsp; Anna'), says: new RegExp(`Regel ${FIRST}: .*een los &-teken of een onbekende entiteit`), remedy: /Schrijf een &-teken als &amp;/ },
  { what: 'bytes that are not of the encoding', file: (brin) => latin1(good(brin).replace('Yılmaz', 'Ördeg')), says: new RegExp(`Regel ${FIRST + 1}: hier staat een teken dat in de tekencodering UTF-8 niet bestaat`), remedy: /opnieuw in UTF-8/ },
  { what: 'an encoding that it is not in', file: (brin) => good(brin, { prolog: '<?xml version="1.0" encoding="UTF-16"?>' }), says: /zegt de tekencodering "UTF-16" te gebruiken, maar is geschreven in een codering van één byte per teken/, remedy: /zonder het te bewerken/ },
  { what: 'an encoding that nobody uses', file: (brin) => good(brin, { prolog: '<?xml version="1.0" encoding="EBCDIC-CP-NL"?>' }), says: /de tekencodering "EBCDIC-CP-NL", die Leerpoort niet leest/, remedy: 'Maak het exportbestand in UTF-8.' },
  { what: 'another school’s BRIN', file: () => good('99ZZ00'), says: /dit bestand is van een school met BRIN 99ZZ00, maar .* heeft BRIN/i, remedy: /Kies het bestand van uw eigen school/ },
  { what: 'another location of the same BRIN', file: (brin) => good(brin.slice(0, 4) + (brin.endsWith('77') ? '78' : '77')), says: /dit bestand is van een school met BRIN/i, remedy: /Kies het bestand van uw eigen school/ },
  { what: 'a school year of a wrong form', file: (brin) => good(brin, { schoolYear: '2026/2027' }), says: 'Regel 3: "2026/2027" is geen schooljaar. Het moet eruitzien als 2025-2026', remedy: MEND },
  { what: 'the same key twice', file: (brin) => good(brin, { pupils: [pupil({ key: 'p1', firstName: 'Fleur', lastName: 'Berg' }), pupil({ key: 'p1', firstName: 'Omar', lastName: 'Smit' })] }), says: `Regel ${FIRST + 1}: leerling "Omar S." heeft de sleutel "p1", die "Fleur B." op regel ${FIRST} ook heeft.`, remedy: /verwijder dan de ene/ },
  { what: 'a group that is not in the file', file: (brin) => good(brin, { pupils: [pupil({ key: 'p1', firstName: 'Fleur', lastName: 'Berg', groupKey: 'g9' })] }), says: `Regel ${FIRST}: leerling "Fleur B." verwijst naar groep "g9", die niet in het bestand staat.`, remedy: /Voeg de groep toe of verbeter de verwijzing/ },
  { what: 'a name of 201 characters', file: (brin) => good(brin, { pupils: [pupil({ key: 'p1', firstName: 'Fleur', lastName: 'B'.repeat(201) })] }), says: new RegExp(`Regel ${FIRST}: bij .*is "achternaam" langer dan 200 tekens`), remedy: MEND },
  { what: 'a control character in a name', file: (brin) => good(brin).replace('Fleur', 'Fl\u0007eur'), says: new RegExp(`Regel ${FIRST}: teken \\d+ is een stuurteken`), remedy: /Maak het bestand opnieuw/ },
]

/** Sends a file as the form does, and opens the page that one is sent to. */
async function send(page: Page, school: School, token: string, name: string, content: Buffer | string): Promise<void> {
  const form = new FormData()
  form.append('school', school.id)
  form.append('bestand', new Blob([new Uint8Array(Buffer.from(content))]), name)
  const { portal } = place()
  const answer = await fetch(`${portal}/beheer/gebruikersgegevens/bestand`, { method: 'POST', body: form, redirect: 'manual', headers: { origin: portal, cookie: `leerpoort=${token}` } })
  expect(answer.status).toBe(303)
  await page.goto(answer.headers.get('location')!)
}

test.describe('LAS-3: bad files are refused with place, reason and remedy, and nothing changes', () => {
  // The process must still be the one that the run began with.
  test.afterEach(async ({ at }) => {
    expect((await ask({ path: '/healthz' })).status).toBe(200)
    expect(() => process.kill(at.portalPid, 0)).not.toThrow()
  })

  for (const { what, file, says, remedy, name = 'school.xml' } of REFUSALS)
    test(`LAS-3: ${what}`, async ({ page, signIn }) => {
      const { school, coordinator } = await furnishedSchool()
      const token = await signIn(page, coordinator.email)
      const before = await countsOf(school)
      await send(page, school, token, name, file(school.brin!))
      await expect(page.getByText('Dit bestand is geweigerd')).toBeVisible()
      const finding = page.getByRole('listitem').filter({ hasText: 'fout' }).filter({ hasText: says })
      await expect(finding).toBeVisible()
      await expect(finding).toContainText(remedy)
      expect(await countsOf(school)).toEqual(before)
      expect(await database().rosterImport.findMany({ where: { schoolId: school.id }, select: { status: true, rosterCipher: true } })).toEqual([{ status: 'refused', rosterCipher: null }])
      expect(await database().auditEvent.count({ where: { schoolId: school.id, action: 'roster.refused', outcome: 'refused' } })).toBe(1)
    })

  test('LAS-3: no file chosen', async ({ page, signIn }) => {
    const { school, coordinator } = await emptySchool()
    const token = await signIn(page, coordinator.email)
    await page.goto('/beheer/gebruikersgegevens')
    await page.getByRole('button', { name: 'Importeer' }).click()
    // The browser itself asks for a file; a browser that does not gets the answer below.
    expect(await page.getByLabel('XML-bestand').evaluate((field: HTMLInputElement) => field.validity.valueMissing)).toBe(true)
    await send(page, school, token, '', '')
    await expect(page.getByRole('alert').filter({ hasText: 'Er is geen bestand gekozen. Kies een XML-bestand en klik op ‘Importeer’.' })).toBeVisible()
  })

  test('LAS-3: 200 MB is refused while it streams, and costs no memory', async ({ page, signIn, at }) => {
    const { school, coordinator } = await emptySchool()
    const token = await signIn(page, coordinator.email)
    const memory = () => (existsSync(`/proc/${at.portalPid}/status`) ? Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${at.portalPid}/status`, 'utf8'))![1]) / 1024 : 0)
    const before = memory()
    const answer = await ask({
      method: 'POST', path: '/beheer/gebruikersgegevens/bestand', body: largeForm(school, 200),
      // As browsers do: the connection stays, so that the answer is heard while the file is still on its way.
      headers: { ...cookie(token), origin: at.portal, 'content-type': 'multipart/form-data; boundary=grens', 'transfer-encoding': 'chunked', connection: 'keep-alive' },
    })
    expect([answer.status, answer.headers.location]).toEqual([303, '/beheer/gebruikersgegevens?fout=upload-too-large'])
    expect(memory() - before, 'MB more than before').toBeLessThan(150)
    await page.goto(answer.headers.location!)
    await expect(page.getByRole('alert').filter({ hasText: 'Het bestand is te groot: groter dan 20 MB.' })).toBeVisible()
    expect(await database().rosterImport.count({ where: { schoolId: school.id } })).toBe(0)
  })

  test('LAS-3: with JavaScript a file that is too large is told before it is sent', async ({ page, signIn }) => {
    const { coordinator } = await emptySchool()
    await signIn(page, coordinator.email)
    const dir = await mkdtemp(path.join(tmpdir(), 'leerpoort-large-'))
    const file = path.join(dir, 'groot.xml')
    await writeFile(file, '')
    await truncate(file, 21 * 1024 * 1024)
    await page.goto('/beheer/gebruikersgegevens')
    await page.getByLabel('XML-bestand').setInputFiles(file)
    await expect(page.getByText('Dit bestand is groter dan 20 MB.')).toBeVisible()
    await page.getByRole('button', { name: 'Importeer' }).click()
    await expect(page).toHaveURL('/beheer/gebruikersgegevens')
    await rm(dir, { recursive: true })
  })

  test('LAS-3: a sender that stops halfway changes nothing and harms nobody', async ({ at }) => {
    const { school, coordinator } = await emptySchool()
    const token = await staffSession(coordinator.email)
    const half = `--grens\r\nContent-Disposition: form-data; name="school"\r\n\r\n${school.id}\r\n--grens\r\nContent-Disposition: form-data; name="bestand"; filename="x.xml"\r\n\r\n<EDEX>`
    const answer = await ask({ method: 'POST', path: '/beheer/gebruikersgegevens/bestand', body: half, headers: { ...cookie(token), origin: at.portal, 'content-type': 'multipart/form-data; boundary=grens', 'content-length': String(Buffer.byteLength(half)) } })
    expect([answer.status, answer.headers.location]).toEqual([303, '/beheer/gebruikersgegevens?fout=upload-broken'])
    expect(await database().rosterImport.count({ where: { schoolId: school.id } })).toBe(0)
  })
})

/** The multipart form with a file of so many MB, made as it is sent. */
async function* largeForm(school: School, megabytes: number): AsyncIterable<Buffer> {
  yield Buffer.from(`--grens\r\nContent-Disposition: form-data; name="school"\r\n\r\n${school.id}\r\n--grens\r\nContent-Disposition: form-data; name="bestand"; filename="groot.xml"\r\nContent-Type: text/xml\r\n\r\n<?xml version="1.0"?>\n<EDEX>\n`)
  const chunk = Buffer.alloc(1024 * 1024, '<x/>\n')
  for (let sent = 0; sent < megabytes; sent += 1) yield chunk
  yield Buffer.from('\r\n--grens--\r\n')
}

test.describe('LAS-3 LAS-5 DAT-3: what may come in does', () => {
  test('LAS-3: names of 200 characters and of any script come in as they are', async ({ page, signIn }) => {
    const { school, coordinator } = await emptySchool()
    await signIn(page, coordinator.email)
    const names = ['B'.repeat(200), 'محمد عبد الرحمن', '王小明', 'Ζωή Παπαδοπούλου', 'Łucja Żółć', 'D’Hondt-O’Neill', '🦔 Stekel', "'; drop table pupil; --", '&lt;script&gt;alert(1)&lt;/script&gt;']
    await offerFile(page, { name: 'namen.xml', buffer: edexml({ brin: school.brin!, groups: [group('g1', 'Klas 王🦔')], pupils: names.map((lastName, at) => pupil({ key: `p${at}`, firstName: `Kind${at}`, lastName })) }) })
    await page.getByRole('button', { name: 'Importeer' }).click()
    await importDone(page)
    const kept = await database().pupil.findMany({ where: { schoolId: school.id }, select: { lastName: true }, orderBy: { firstName: 'asc' } })
    expect(kept.map((each) => each.lastName)).toEqual([...names.slice(0, -1), '<script>alert(1)</script>'])
    await page.goto('/groepen')
    await page.getByRole('link', { name: 'Klas 王🦔' }).click()
    for (const shown of ['محمد عبد الرحمن', '🦔 Stekel', '<script>alert(1)</script>']) await expect(page.getByRole('cell', { name: shown, exact: true })).toBeVisible()
  })

  test('LAS-3: an old school year is a question that must be answered first', async ({ page, signIn }) => {
    const { school, coordinator } = await emptySchool()
    await signIn(page, coordinator.email)
    await offerFile(page, { name: 'oud.xml', buffer: edexml({ brin: school.brin!, schoolYear: '2019-2020' }) })
    await expect(page.getByText(`Dit bestand is van schooljaar 2019-2020, maar het is nu ${thisSchoolYear()}.`).first()).toBeVisible()
    await page.getByRole('button', { name: 'Importeer' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'Bevestig eerst dat dit klopt; daarna kunt u importeren.' })).toBeVisible()
    expect((await countsOf(school)).pupils).toBe(0)
    await page.getByRole('checkbox', { name: 'Ja, ik heb dit bekeken en het klopt' }).check()
    await page.getByRole('button', { name: 'Importeer' }).click()
    await importDone(page)
    expect((await countsOf(school)).pupils).toBe(2)
  })

  test('DAT-3 LAS-3: BSN and the like are dropped at the door; the page says so, and the database holds none', async ({ page, signIn }) => {
    const { school, coordinator } = await emptySchool()
    await signIn(page, coordinator.email)
    const secrets = { bsn: '938271645', geboortedatum: '2017-03-29', postcodenl: '7361QX', etniciteit: 'ETN-8831', gewicht: 'GEW-7713', fotourl: 'https://foto.example/kind-55172.jpg' }
    const more = Object.entries(secrets).map(([element, value]) => `<${element}>${value}</${element}>`).join('')
    await offerFile(page, { name: 'veel.xml', buffer: edexml({ brin: school.brin!, pupils: [pupil({ key: 'p1', firstName: 'Fleur', lastName: 'Berg', more })] }) })
    const dropped = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Niet ingelezen' }) })
    for (const words of ['burgerservicenummer', 'geboortedatum', 'postcode', 'etniciteit', 'leerlinggewicht', 'foto']) await expect(dropped).toContainText(`1 keer ${words}`)
    const { rosterCipher, id, schoolId } = await database().rosterImport.findFirstOrThrow({ where: { schoolId: school.id } })
    expect(JSON.stringify(openRoster(rosterCipher!, { schoolId, id })), 'nor does what waits, encrypted').not.toMatch(/938271645|7361QX/)
    await page.getByRole('button', { name: 'Importeer' }).click()
    await importDone(page)
    expect(await tablesWith(Object.values(secrets))).toEqual([])
  })

  test('LAS-5: a file that would take many away asks first; cancelling keeps everything, and nothing of the file', async ({ page, signIn }) => {
    const { school, coordinator, bevers } = await furnishedSchool()
    for (let more = 0; more < 12; more += 1) await makePupil(school.id, bevers.id)
    await signIn(page, coordinator.email)
    const before = await countsOf(school)
    await offerFile(page, { name: 'anders.xml', buffer: edexml({ brin: school.brin! }) })
    await expect(page.getByText('Deze import is ongewoon groot')).toBeVisible()
    await page.getByRole('button', { name: 'Annuleren' }).click()
    await expect(page.getByRole('row', { name: /anders\.xml/ })).toContainText('geannuleerd')
    expect(await countsOf(school)).toEqual(before)
    expect((await database().rosterImport.findFirstOrThrow({ where: { schoolId: school.id } })).rosterCipher).toBeNull()
  })
})

/** The tables in which one of the texts stands, in any column. */
async function tablesWith(texts: string[]): Promise<string[]> {
  const tables = await database().$queryRaw<{ name: string }[]>`select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`
  const found: string[] = []
  for (const { name } of tables) {
    const [row] = await database().$queryRawUnsafe<{ hits: bigint }[]>(`select count(*) as hits from ${name} t where t::text like any($1)`, texts.map((text) => `%${text}%`))
    if (row!.hits > 0n) found.push(name)
  }
  return found
}
