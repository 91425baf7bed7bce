import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { makeBoard, makeSchool, makeUser, next } from '@/prisma/seed/factories'
import { mailTo } from './support/mail'
import { expect, test } from './support/test'
import { database, emptySchool } from './support/world'

async function pdfOf(page: Page, name: string | RegExp): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
  expect(download.suggestedFilename()).toMatch(/^Verwerkersovereenkomst .*\.pdf$/)
  return readFile((await download.path())!)
}

test('ACC-6: asked by the coordinator, read and signed by the board member, seen by all', async ({ page, browser, at, signIn, axe }) => {
  test.setTimeout(150_000)
  const board = await makeBoard({ name: `Stichting Proef ${next()}` })
  const { school, coordinator } = await emptySchool({ boardId: board.id, name: 'De Proefschool' })
  await makeSchool({ boardId: board.id, name: 'De Zusterschool' })
  const email = `bestuur${next()}@proef.example`
  await signIn(page, coordinator.email)
  await page.goto('/beheer')
  await expect(page.getByRole('listitem').filter({ hasText: 'Verwerkersovereenkomst' })).toContainText('nog niet getekend')
  await page.getByRole('link', { name: 'Verwerkersovereenkomst' }).click()
  await page.getByRole('button', { name: 'Vraag om te tekenen' }).click()
  await expect(page.getByText('Vul de naam van de bestuurder in.').first()).toBeVisible()
  await page.getByLabel('Naam van de bestuurder').fill('Saar de Groot')
  await page.getByLabel('Functie').fill('voorzitter')
  await page.getByLabel('E-mailadres van de bestuurder').fill(email)
  await page.getByRole('button', { name: 'Vraag om te tekenen' }).click()
  await expect(page.getByText('De mail aan de bestuurder wordt verstuurd.')).toBeVisible()
  await expect(page.getByText('wacht op het bestuur')).toBeVisible()
  await axe(page)

  const mail = await mailTo(email)
  const link = /\/verwerkersovereenkomst\/tekenen\/[0-9a-f-]{36}/.exec(mail.text)![0]
  const elsewhere = await browser.newContext({ baseURL: at.portal, acceptDownloads: true })
  const signer = await elsewhere.newPage()
  // A mail scanner opens links, many times: nothing is spent.
  for (const method of ['HEAD', 'GET', 'GET'] as const) expect((await elsewhere.request.fetch(link, { method })).status()).toBe(200)
  await signer.goto(link)
  await expect(signer.getByRole('heading', { level: 1, name: 'Verwerkersovereenkomst' })).toBeVisible()
  await expect(signer.getByText('De Zusterschool', { exact: false }).first()).toBeVisible()
  await axe(signer)
  expect((await pdfOf(signer, 'Download om te lezen (PDF)')).subarray(0, 5).toString()).toBe('%PDF-')
  await signer.getByLabel('Plaats').fill('Utrecht')
  await signer.getByRole('button', { name: 'Teken de overeenkomst' }).click()
  await expect(signer.getByText('Zet een vinkje: alleen wie het bestuur mag vertegenwoordigen, kan tekenen.').first()).toBeVisible()
  expect(await database().processingAgreement.count({ where: { boardId: board.id } })).toBe(0)
  await expect(signer.getByLabel('Plaats')).toHaveValue('Utrecht')
  await signer.getByRole('checkbox', { name: /Ik ben bevoegd/ }).check()
  await signer.getByRole('button', { name: 'Teken de overeenkomst' }).click()
  await expect(signer.getByRole('heading', { level: 1, name: 'De overeenkomst is getekend' })).toBeVisible()
  await axe(signer)
  expect((await pdfOf(signer, 'Download de overeenkomst (PDF)')).length).toBeGreaterThan(5000)
  await mailTo(email, 2)
  expect((await mailTo(coordinator.email)).subject).toContain('getekend')
  await signer.goto(`${link}x`)
  await expect(signer.getByRole('heading', { level: 1, name: 'Deze link werkt niet meer' })).toBeVisible()
  await axe(signer)
  await elsewhere.close()

  await page.goto('/beheer/verwerkersovereenkomst')
  await expect(page.getByText('getekend', { exact: true })).toBeVisible()
  await expect(page.getByText('Saar de Groot, voorzitter, Utrecht')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Vraag om te tekenen' })).toHaveCount(0)
  expect((await pdfOf(page, 'Download (PDF)')).subarray(0, 5).toString()).toBe('%PDF-')
  await axe(page)

  // The school moves to another board: that one is asked.
  await database().school.update({ where: { id: school.id }, data: { boardId: (await makeBoard()).id } })
  await page.reload()
  await expect(page.getByText('nog niet getekend', { exact: true })).toBeVisible()
  await expect(page.getByText('Saar de Groot')).toHaveCount(0)

  const helpdesk = await makeUser({ email: `help${next()}@portaal.example`, name: 'Helpdesk', helpdesk: true })
  await signIn(page, helpdesk.email)
  await page.goto(`/helpdesk/overeenkomsten?zoek=${encodeURIComponent(board.name)}`)
  await expect(page.getByRole('row', { name: new RegExp(board.name) })).toContainText('1 van 1 getekend')
  await axe(page)
  await page.getByRole('link', { name: board.name }).click()
  await expect(page.getByText('Saar de Groot, voorzitter, Utrecht')).toBeVisible()
  await axe(page)
  expect((await pdfOf(page, 'Download (PDF)')).subarray(0, 5).toString()).toBe('%PDF-')
  await page.getByLabel('Naam van de bestuurder').fill('Ander')
  await page.getByLabel('Functie').fill('secretaris')
  await page.getByLabel('E-mailadres van de bestuurder').fill(`ander${next()}@proef.example`)
  await page.getByRole('button', { name: 'Vraag om te tekenen' }).click()
  await expect(page.getByText('De mail aan de bestuurder wordt verstuurd.')).toBeVisible()
})
