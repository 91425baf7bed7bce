import { Agent, request } from 'node:https'
import type { z } from 'zod'

export type RestSettings = { baseUrl: string; ca: Buffer; cert: Buffer; key: Buffer }

const TIMEOUT = 15_000
const LARGEST_ANSWER = 32 * 1024 * 1024

/** The portal did not do what was asked. `status` is null where there was no answer at all. */
export class RestError extends Error {
  override name = 'RestError'
  constructor(
    readonly status: number | null,
    message: string,
    /** What the portal itself says about it, for people. */
    readonly detail?: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/** JSON over mutual TLS, as domain-facts 1.2 describes it: an empty answer counts as null, errors have no fixed form. */
export class PortalRest {
  private readonly agent: Agent
  private closed = false

  constructor(private readonly settings: RestSettings) {
    const { ca, cert, key } = settings
    this.agent = new Agent({ ca, cert, key, keepAlive: true, minVersion: 'TLSv1.2' })
  }

  async get<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema>> {
    const answer = await this.send('GET', path)
    const parsed = schema.safeParse(answer)
    if (parsed.success) return parsed.data
    const first = parsed.error.issues[0]
    throw new RestError(200, `GET ${path}: unexpected answer at ${first?.path.join('.')}: ${first?.message}`)
  }

  async post(path: string, body: unknown): Promise<void> {
    await this.send('POST', path, JSON.stringify(body))
  }

  /** Breaks off what is under way and refuses what comes. */
  close(): void {
    this.closed = true
    this.agent.destroy()
  }

  private async send(method: string, path: string, body?: string): Promise<unknown> {
    const what = `${method} ${path}`
    if (this.closed) throw new RestError(null, `${what}: closed`)
    const { status, text } = await this.exchange(method, path, body).catch((error: unknown) => {
      throw error instanceof RestError ? error : new RestError(null, `${what}: no answer`, undefined, { cause: error })
    })
    if (status < 200 || status > 299) throw new RestError(status, `${what}: ${status}`, detailOf(text))
    if (text === '') return null
    try {
      return JSON.parse(text)
    } catch {
      throw new RestError(status, `${what}: the answer is not JSON`)
    }
  }

  private exchange(method: string, path: string, body?: string): Promise<{ status: number; text: string }> {
    const headers = {
      accept: 'application/json',
      ...(body === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
    }
    return new Promise((resolve, reject) => {
      const sent = request(
        new URL(path, this.settings.baseUrl),
        { method, headers, agent: this.agent, signal: AbortSignal.timeout(TIMEOUT) },
        (res) => {
          const chunks: Buffer[] = []
          let size = 0
          res.on('data', (chunk: Buffer) => {
            size += chunk.length
            if (size > LARGEST_ANSWER) res.destroy(new RestError(null, `${method} ${path}: answer too large`))
            else chunks.push(chunk)
          })
          res.on('error', reject)
          res.on('end', () => resolve({ status: res.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }))
        },
      )
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // The portal closed a connection that we had kept. All our requests may safely be made twice.
        if (sent.reusedSocket && error.code === 'ECONNRESET' && !this.closed)
          this.exchange(method, path, body).then(resolve, reject)
        else reject(error)
      })
      sent.end(body)
    })
  }
}

/** RFC 9457's `detail` or `title`, where the error happens to have that form. */
function detailOf(text: string): string | undefined {
  try {
    const problem: unknown = JSON.parse(text)
    if (typeof problem !== 'object' || problem === null) return undefined
    const said = 'detail' in problem ? problem.detail : 'title' in problem ? problem.title : undefined
    return typeof said === 'string' ? said : undefined
  } catch {
    return undefined
  }
}
