import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, ClientSecretBasic, discovery, randomPKCECodeVerifier, randomState } from 'openid-client'
import { next } from '@/prisma/seed/factories'
import { mailTo } from './support/mail'
import { acceptAgreement, choosePupil, tapPin } from './support/steps'
import { expect, test } from './support/test'

/** An engineer's software, with openid-client from npm: it knows nothing of the portal but what the sandbox's page says. */
async function software() {
  let client: Awaited<ReturnType<typeof discovery>> | undefined
  const begun = new Map<string, string>()
  const server = http.createServer((req, res) => {
    const url = new URL(req.url!, origin())
    const answer = async () => {
      if (url.pathname === '/start') {
        const [state, verifier] = [randomState(), randomPKCECodeVerifier()]
        begun.set(state, verifier)
        const hint = url.searchParams.get('login_hint')
        const to = buildAuthorizationUrl(client!, { redirect_uri: `${origin()}/terug`, scope: 'openid', state, code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', ...(hint ? { login_hint: hint } : {}) })
        return res.writeHead(303, { location: to.href }).end()
      }
      if (url.pathname !== '/terug') return res.writeHead(404).end()
      const state = url.searchParams.get('state') ?? ''
      const tokens = await authorizationCodeGrant(client!, url, { expectedState: state, pkceCodeVerifier: begun.get(state)! })
      return res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`<!doctype html><html lang="nl"><title>Software</title><p>Welkom ${String(tokens.claims()!.given_name)} van ${String(tokens.claims()!.school_name)}</p>`)
    }
    answer().catch((error: unknown) => res.writeHead(500).end(String(error)))
  })
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    origin: origin(),
    connect: async (issuer: string, id: string, secret: string) => void (client = await discovery(new URL(issuer), id, undefined, ClientSecretBasic(secret), { execute: [allowInsecureRequests] })),
    close: () => (server.closeAllConnections(), server.close()),
  }
}

test('PUB-5: an engineer without anybody’s help: the mail, a client and a school, a pupil in the own software; prolonged and removed', async ({ page, browser, at, axe }) => {
  test.slow()
  const app = await software()
  const email = `ontwikkelaar${next()}@uitgever.example`
  await page.goto('/uitgevers/proef')
  await page.getByLabel('Uw e-mailadres').fill(email)
  await page.getByRole('button', { name: 'Stuur mij een link' }).click()
  await expect(page.getByText('Kijk in uw mailbox')).toBeVisible()
  const link = /\/uitgevers\/proef\/[0-9a-f-]{36}/.exec((await mailTo(email)).text)![0]
  for (const method of ['HEAD', 'GET'] as const) expect((await page.request.fetch(link, { method })).status()).toBe(200)
  await page.goto(link)
  await axe(page)
  await page.getByLabel('Waar inloggen bij uw software begint').fill('http://elders.example/')
  await page.getByRole('button', { name: 'Maak mijn proefomgeving' }).click()
  await expect(page.getByText('Vul ten minste één adres in.').first()).toBeVisible()
  await page.getByLabel('Waar inloggen bij uw software begint').fill(`${app.origin}/start`)
  await page.getByLabel('Redirect-adressen').fill(`${app.origin}/terug`)
  await page.getByRole('button', { name: 'Maak mijn proefomgeving' }).click()
  await expect(page.getByRole('heading', { name: 'Wie kan inloggen' })).toBeVisible()
  await axe(page)
  const value = (term: string) => page.locator('dt', { hasText: new RegExp(`^${term}$`) }).locator('xpath=following-sibling::dd[1]').innerText()
  await app.connect(await value('Issuer'), await value('Client ID'), await value('Client secret'))
  const shortcut = (await page.getByRole('link', { name: 'Open de snelkoppeling naar de titel' }).getAttribute('href'))!
  const anna = page.getByRole('row', { name: /Anna Appel/ })
  const pin = (await anna.getByRole('cell').last().innerText()).trim()

  await test.step('a pupil, from the shortcut into the software', async () => {
    const child = await (await browser.newContext({ baseURL: at.portal })).newPage()
    await child.goto(shortcut)
    await choosePupil(child, 'Groep 3', 'Anna')
    await tapPin(child, pin)
    await expect(child.getByText(/^Welkom Anna van Proefschool /)).toBeVisible()
    await child.context().close()
  })

  await test.step('the coordinator of the made-up school', async () => {
    const ict = await (await browser.newContext({ baseURL: at.portal })).newPage()
    const row = page.getByRole('row', { name: /Ivo Ict/ })
    const words = await page.getByText(/^Medewerkers met het wachtwoord/).innerText()
    await ict.goto('/login/leerkracht')
    await ict.getByLabel('E-mailadres').fill((await row.getByRole('cell').first().innerText()).trim())
    await ict.getByLabel('Wachtwoord', { exact: true }).fill(/wachtwoord (\S+),/.exec(words)![1]!)
    await ict.getByRole('button', { name: 'Inloggen', exact: true }).click()
    await acceptAgreement(ict)
    await expect(ict).toHaveURL('/beheer')
    await ict.context().close()
  })

  await page.getByRole('button', { name: 'Verleng' }).click()
  await expect(page.getByText('De proefomgeving is verlengd.')).toBeVisible()
  await page.getByRole('button', { name: 'Verwijder', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Verwijder', exact: true }).click()
  await expect(page.getByText('De proefomgeving is verwijderd')).toBeVisible()
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1, name: 'Deze link werkt niet meer' })).toBeVisible()
  await axe(page)
  app.close()
})
