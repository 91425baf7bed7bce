import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { SAML, type SamlConfig } from '@node-saml/node-saml'
import { giveConsent, giveLicence } from '@/prisma/seed/factories'
import { database, type Furnished } from './world'

export type Software = { origin: string; close: () => void }

/** A publisher's software of today: node-saml, at 127.0.0.1, which is another site than the portal's `localhost`: what comes from there comes across sites. */
export async function samlSoftware(portal: string, binding: 'HTTP-Redirect' | 'HTTP-POST', more: Partial<SamlConfig> = {}): Promise<Software> {
  const certificate = /<[\w:]*X509Certificate>([^<]+)</.exec(await (await fetch(`${portal}/saml/metadata`)).text())![1]!
  const server = http.createServer((req, res) => void answer(req, res).catch((error: unknown) => res.writeHead(500).end(String(error))))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const saml = new SAML({
    idpCert: certificate, issuer: `${origin}/saml`, callbackUrl: `${origin}/acs`, entryPoint: `${portal}/saml/sso`, audience: `${origin}/saml`, idpIssuer: `${portal}/saml/metadata`, identifierFormat: null,
    wantAuthnResponseSigned: true, wantAssertionsSigned: true, authnRequestBinding: binding, skipRequestCompression: binding === 'HTTP-POST', ...more,
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
    html(`<!doctype html><html lang="nl"><title>Software</title><p>${profile ? `Welkom ${String(profile.voornaam)}` : 'Niemand'}, ${fields.get('RelayState')}`)
  }
  return { origin, close: () => (server.closeAllConnections(), server.close()) }
}

/** The publisher of that software, with a title for pupils that the school has for its group, at home too. */
export async function publisherOf(app: Software, slug: string, { school, egels }: Pick<Furnished, 'school' | 'egels'>) {
  const publisher = await database().publisher.create({
    data: { slug, name: `Uitgeverij ${slug}`, purpose: 'Proberen.', attributes: ['firstName'], sector: slug, samlEntityId: `${app.origin}/saml`, samlAcsUrls: [`${app.origin}/acs`], samlOpens: true, samlAttributes: { given_name: 'voornaam' } },
  })
  const method = await database().method.create({ data: { publisherId: publisher.id, code: slug, name: slug } })
  const title = await database().product.create({ data: { methodId: method.id, code: slug, name: `Les ${slug}`, url: `${app.origin}/les`, audience: 'pupil', homeAllowed: true, teacherEntrance: true } })
  await giveConsent(school.id, slug)
  await giveLicence(school.id, slug, { linking: 'portal', groupIds: [egels.id] })
  return { publisher, title }
}
