import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { SAML } from '@node-saml/node-saml'
import { giveConsent, giveLicence, makePupil } from '@/prisma/seed/factories'
import { expect, test } from './support/test'
import { database, furnishedSchool } from './support/world'

/** A publisher's software of today: node-saml, on another origin than the portal, so that its answers come across sites. */
async function software(portal: string, binding: 'HTTP-Redirect' | 'HTTP-POST') {
  const certificate = /<[\w:]*X509Certificate>([^<]+)</.exec(await (await fetch(`${portal}/saml/metadata`)).text())![1]!
  const server = http.createServer((req, res) => void answer(req, res).catch((error: unknown) => res.writeHead(500).end(String(error))))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const saml = new SAML({
    idpCert: certificate, issuer: `${origin}/saml`, callbackUrl: `${origin}/acs`, entryPoint: `${portal}/saml/sso`, audience: `${origin}/saml`, idpIssuer: `${portal}/saml/metadata`, identifierFormat: null,
    wantAuthnResponseSigned: true, wantAssertionsSigned: true, authnRequestBinding: binding, skipRequestCompression: binding === 'HTTP-POST',
  })
  async function answer(req: http.IncomingMessage, res: http.ServerResponse): Promise<void> {
    const html = (text: string) => void res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(text)
    if (req.url === '/' && binding === 'HTTP-Redirect') return void res.writeHead(303, { location: await saml.getAuthorizeUrlAsync('les-1', undefined, {}) }).end()
    if (req.url === '/') return html(await saml.getAuthorizeFormAsync('les-1'))
    if (req.url !== '/acs') return void res.writeHead(404).end()
    let body = ''
    for await (const chunk of req) body += String(chunk)
    const fields = new URLSearchParams(body)
    const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: fields.get('SAMLResponse')! })
    html(`<!doctype html><html lang="nl"><title>Software</title><p>Welkom ${String(profile!.voornaam)}, ${fields.get('RelayState')}`)
  }
  return { origin, close: () => (server.closeAllConnections(), server.close()) }
}

for (const binding of ['HTTP-Redirect', 'HTTP-POST'] as const) {
  test(`SSO-4: a pupil comes into software of today, which asks by ${binding}, and from the portal’s own tile`, async ({ browser, at, signInPupil }) => {
    const app = await software(at.portal, binding)
    const slug = `saml-${binding.toLowerCase()}`
    const { school, egels } = await furnishedSchool()
    const publisher = await database().publisher.create({
      data: { slug, name: `Uitgeverij ${binding}`, purpose: 'Proberen.', attributes: ['firstName'], sector: slug, samlEntityId: `${app.origin}/saml`, samlAcsUrls: [`${app.origin}/acs`], samlOpens: true, samlAttributes: { given_name: 'voornaam' } },
    })
    const method = await database().method.create({ data: { publisherId: publisher.id, code: slug, name: slug } })
    const title = await database().product.create({ data: { methodId: method.id, code: slug, name: `Les ${binding}`, url: `${app.origin}/les`, audience: 'pupil' } })
    await giveConsent(school.id, slug)
    await giveLicence(school.id, slug, { linking: 'portal', groupIds: [egels.id] })
    const context = await browser.newContext({ baseURL: at.portal })
    await signInPupil(context, await makePupil(school.id, egels.id, { firstName: 'Noor' }))
    const screen = await context.newPage()
    await screen.goto(`${app.origin}/`)
    await expect(screen.getByText('Welkom Noor, les-1')).toBeVisible()
    await screen.goto(`/start/${title.id}`)
    await expect(screen.getByText(`Welkom Noor, ${app.origin}/les`)).toBeVisible()
    await context.close()
    app.close()
  })
}
