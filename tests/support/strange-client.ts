import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { ProviderAdapter } from '@/lib/sso/adapter'
import { giveConsent, giveLicence, makeGroup, makePupil, makeSchool } from '@/prisma/seed/factories'
import { everything } from './command'
import { pupilCookie, seedTestPublishers } from './people'

/** Has Malmberg be a client of another kind, at other addresses. */
export async function registerAs(data: Prisma.PublisherUpdateInput): Promise<void> {
  await seedTestPublishers()
  await everything().publisher.update({ where: { slug: 'malmberg' }, data: { clientAuth: 'secretBasic', ...data } })
  ProviderAdapter.clients.clear()
}

/** A pupil, Bo, who may open a title of Malmberg: the Cookie header of the login. */
export async function pupilOfMalmberg(): Promise<string> {
  const school = await makeSchool()
  const group = await makeGroup(school.id, { name: 'Groep 5A', lasKey: '5a' })
  await giveConsent(school.id, 'malmberg')
  await giveLicence(school.id, 'rekenreis', { groupIds: [group.id] })
  return pupilCookie(await makePupil(school.id, group.id, { firstName: 'Bo' }))
}

/** A server of the test's own on a free port; closes with `close`. */
export async function serve(handler: http.RequestListener): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = http.createServer(handler)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A browser without a screen: follows redirects between origins and keeps each one's cookies. `cookies` are there from the start. */
export function strangeBrowser(cookies: Record<string, string>) {
  const jar = new Map<string, Map<string, string>>()
  const of = (origin: string) => jar.get(origin) ?? jar.set(origin, new Map()).get(origin)!
  for (const [origin, header] of Object.entries(cookies)) for (const part of header.split('; ')) of(origin).set(part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1))
  return {
    /** Goes somewhere and on, at most ten times; answers where it came to stand. With `form`, the first step hands that in. */
    async go(address: string, form?: Record<string, string>): Promise<{ status: number; url: string; text: string }> {
      let url = new URL(address)
      let body = form && new URLSearchParams(form).toString()
      for (let hop = 0; hop < 10; hop += 1) {
        const cookie = [...of(url.origin)].map(([name, value]) => `${name}=${value}`).join('; ')
        const { status, location, setCookie, text } = await visit(url, cookie, body)
        body = undefined
        for (const line of setCookie) {
          const [pair] = line.split(';')
          of(url.origin).set(pair!.slice(0, pair!.indexOf('=')), pair!.slice(pair!.indexOf('=') + 1))
        }
        if (!location) return { status, url: url.href, text }
        url = new URL(location, url)
      }
      throw new Error(`still on its way at ${url.href}`)
    },
  }
}

/** One request as a browser makes it that goes somewhere; fetch says of itself that it is a script. */
function visit(url: URL, cookie: string, body: string | undefined): Promise<{ status: number; location: string | undefined; setCookie: string[]; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = http.request(url, { method: body === undefined ? 'GET' : 'POST', agent: false, headers: { accept: 'text/html', ...(cookie ? { cookie } : {}), ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }) } }, (res) => {
      let text = ''
      res.setEncoding('utf8').on('data', (piece: string) => (text += piece)).on('error', reject)
      res.on('end', () => resolve({ status: res.statusCode!, location: res.headers.location, setCookie: res.headers['set-cookie'] ?? [], text }))
    }).on('error', reject)
    sent.end(body)
  })
}
