import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decodeJwt } from 'jose'
import { closeAllBreakers } from '@/lib/licence-lookup/breakers'
import { everything } from './command'

export type Asked = { instelling: number; gebruiker: number }
type Reply = (req: IncomingMessage, res: ServerResponse, asked: Asked) => void

/** An answer as agreed: these titles, by method and product code. */
export const licences = (...titles: ({ product: string; niveaus?: string[]; plaatsen?: number } | string)[]): Reply => (_req, res) =>
  void res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({
    licenties: titles.map((title) => (typeof title === 'string' ? { methode: title, product: title } : { methode: title.product, ...title })),
  }))

/**
 * A publisher that answers for its licences itself, on loopback; the publisher of that slug is asked there from now on.
 * `tokens` are the questions as they came.
 */
export async function startLookupPublisher(slug: string) {
  let reply: Reply = licences()
  const tokens: string[] = []
  const server = createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      const token = Buffer.concat(chunks).toString('utf8')
      tokens.push(token)
      reply(req, res, decodeJwt(token) as unknown as Asked)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/licenties`
  await everything().publisher.update({ where: { slug }, data: { licenceLookupUrl: url } })
  return {
    url,
    tokens,
    /** How it answers from now on; the breakers begin anew. */
    answers(next: Reply) {
      reply = next
      tokens.length = 0
      closeAllBreakers()
    },
    async close() {
      await everything().publisher.update({ where: { slug }, data: { licenceLookupUrl: null } })
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
