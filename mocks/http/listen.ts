import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ConfigError } from '../env'
import { describe, type Log } from '../log'
import { HttpProblem } from './problem'
import { plain, type Reply } from './reply'
import { readRequest, type Ask } from './request'

export type Handler = (ask: Ask) => Promise<Reply> | Reply
export type Listening = { url: string; close(): Promise<void> }

export type ListenOptions = {
  host: string
  port: number
  /** The variable to name when the port is taken. */
  portVariable: string
  /** Our public address, where it is not simply host and port. */
  url?: string
  log: Log
  /** Made once the address is known. */
  handler: (url: string) => Handler
  /** Answers by itself what a library wants whole; true when it did. Asked before the handler. */
  whole?: (req: IncomingMessage, res: ServerResponse) => boolean
}

/** Serves a handler over HTTP. A handler that throws costs one answer, never the process. */
export async function listen(options: ListenOptions): Promise<Listening> {
  const server = createServer()
  await bind(server, options)
  const { port } = server.address() as AddressInfo
  const host = options.host.includes(':') ? `[${options.host}]` : options.host
  const url = options.url ?? `http://${host}:${port}`
  const handler = options.handler(url)

  server.on('request', (req, res) => {
    if (options.whole?.(req, res)) return
    answer()
      .catch(refusal)
      .then((reply) => send(res, reply, req.method === 'HEAD'))
      .catch((error: unknown) => options.log(describe(error)))

    async function answer(): Promise<Reply> {
      return handler(readRequest(req, url))
    }
    function refusal(error: unknown): Reply {
      if (error instanceof HttpProblem) return plain(error.status, error.message, { connection: 'close' })
      options.log(`${req.method} ${req.url?.split('?')[0]}: ${describe(error)}`)
      return plain(500, 'Er is een fout opgetreden in de buitenwereld. Kijk in het logboek van mocks.')
    }
  })
  return { url, close: () => close(server) }
}

function bind(server: Server, { host, port, portVariable }: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(taken ? new ConfigError(`${portVariable}: port ${port} on ${host} is taken; choose another`) : error)
    })
    server.listen(port, host, resolve)
  })
}

function send(res: ServerResponse, { status, headers, body }: Reply, bodiless: boolean): void {
  res.writeHead(status, {
    'x-content-type-options': 'nosniff',
    // launch hints and codes stand in addresses; `no-referrer` would also hide the origin of our own forms
    'referrer-policy': 'same-origin',
    ...headers,
    'content-length': Buffer.byteLength(body),
  })
  res.end(bodiless ? undefined : body)
}

/** Lets what is under way finish, but not for ever: browsers keep connections open. */
async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const patience = setTimeout(() => server.closeAllConnections(), 2_000)
  await closed
  clearTimeout(patience)
}
