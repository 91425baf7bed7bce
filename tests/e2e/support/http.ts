import { once } from 'node:events'
import http from 'node:http'
import type { Page } from '@playwright/test'
import { place } from './place'

export type Answer = { status: number; headers: http.IncomingHttpHeaders; text: string }
export type Ask = {
  method?: string
  path: string
  headers?: Record<string, string>
  /** Sent piece by piece as the portal takes it; the sender stops when it is answered or cut off. */
  body?: string | Buffer | AsyncIterable<Buffer>
  /** The address that the request comes from: 127.0.0.2 is another client than 127.0.0.1. */
  from?: string
}

/** A plain HTTP request to the portal: with any header, from any loopback address. */
export function ask({ method = 'GET', path, headers = {}, body, from }: Ask): Promise<Answer & { sent: number }> {
  const { ports, portal } = place()
  return new Promise((resolve, reject) => {
    let sent = 0
    let answered = false
    const request = http.request(
      { host: '127.0.0.1', port: ports.portal, method, path, headers: { host: new URL(portal).host, ...headers }, agent: false, ...(from ? { localAddress: from } : {}) },
      (response) => {
        answered = true
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString('utf8'), sent })
          request.destroy()
        })
      },
    )
    request.on('error', (error) => {
      if (!answered) reject(error)
    })
    const closed = new Promise((go) => request.once('close', go))
    const send = async () => {
      if (body === undefined || typeof body === 'string' || Buffer.isBuffer(body)) return void request.end(body)
      for await (const chunk of body) {
        if (answered || request.destroyed) return
        sent += chunk.length
        if (!request.write(chunk)) await Promise.race([once(request, 'drain'), closed])
      }
      request.end()
    }
    send().catch(reject)
  })
}

export const cookie = (token: string) => ({ cookie: `leerpoort=${token}` })

/** A form's fields as the page was sent, in order; names may repeat. */
export type Fields = [name: string, value: string][]

/**
 * The fields of the form with this button, as the session of the page gets it, server-made fields included: what a
 * browser without JavaScript would post.
 */
export async function readForm(page: Page, path: string, button: string | RegExp): Promise<Fields> {
  const html = await (await page.request.get(path)).text()
  return page.evaluate(
    ([source, name, flags]) => {
      const wanted = new RegExp(name, flags)
      const parsed = new DOMParser().parseFromString(source, 'text/html')
      const buttons = [...parsed.querySelectorAll('form button[type=submit]')]
      const found = buttons.find((each) => wanted.test(each.getAttribute('aria-label') ?? each.textContent ?? ''))
      const form = found?.closest('form')
      if (!form) throw new Error(`no form with a button ${name} among: ${buttons.map((each) => each.textContent).join(', ')}`)
      return [...new FormData(form)].flatMap(([key, value]): [string, string][] => (typeof value === 'string' ? [[key, value]] : []))
    },
    typeof button === 'string' ? [html, `^${button}$`, ''] as const : [html, button.source, button.flags] as const,
  )
}

/** The fields with some values changed, added, or taken out (null). */
export function change(fields: Fields, changes: Record<string, string | null>): Fields {
  const rest = fields.filter(([name]) => !(name in changes))
  return [...rest, ...Object.entries(changes).flatMap(([name, value]): Fields => (value === null ? [] : [[name, value]]))]
}

/** Posts a form to the portal as whoever holds the token, from the portal's own origin. */
export async function postForm(token: string, path: string, fields: Fields, headers: Record<string, string> = {}): Promise<Answer> {
  const { portal } = place()
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  const encoded = new Response(form)
  const body = Buffer.from(await encoded.arrayBuffer())
  return ask({ method: 'POST', path, body, headers: { ...cookie(token), origin: portal, 'content-type': encoded.headers.get('content-type')!, 'content-length': String(body.length), ...headers } })
}

/** A page without its scripts: those carry the words of pages that are not shown. */
export const seen = (html: string) => html.replace(/<script[\s\S]*?<\/script>/g, '')
