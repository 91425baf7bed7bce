import http from 'node:http'

export type Answer = { status: number; location: string | null; text: string }

/** A server under test, and the kept-alive connection to it: one, as requests come one at a time. */
export class Server {
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: 1 })

  constructor(readonly origin: string) {}

  /** Asks for a path. Connects to 127.0.0.1 whatever the origin's name: which address a name gives must not matter. */
  ask(method: string, path: string, headers: Record<string, string>, body?: string): Promise<Answer & { setCookie: string[] }> {
    const { host, port } = new URL(this.origin)
    const length: Record<string, string> = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    return new Promise((resolve, reject) => {
      const request = http.request({ agent: this.agent, host: '127.0.0.1', port, method, path, headers: { host, ...headers, ...length } }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            location: response.headers.location ?? null,
            text: Buffer.concat(chunks).toString(),
            setCookie: response.headers['set-cookie'] ?? [],
          }),
        )
      })
      request.on('error', reject)
      request.end(body)
    })
  }

  /** The path of an address at this server, from a Location header. @throws Error when it leads elsewhere. */
  pathOf(location: string | null): string {
    const url = new URL(location ?? '', this.origin)
    if (!location || url.origin !== this.origin) throw new Error(`a redirect leads to ${location}`)
    return url.pathname + url.search
  }

  close(): void {
    this.agent.destroy()
  }
}

type Cookie = { value: string; path: string }

/** As much of a browser as a login needs: it keeps cookies, by path. */
export class Browser {
  private readonly cookies = new Map<string, Cookie>()

  constructor(readonly server: Server) {}

  /** A browser that holds the same cookies at this moment. */
  copy(): Browser {
    const copy = new Browser(this.server)
    for (const [name, cookie] of this.cookies) copy.cookies.set(name, cookie)
    return copy
  }

  get(path: string): Promise<Answer> {
    return this.ask('GET', path, { accept: '*/*' })
  }

  post(path: string, type: string, body: string): Promise<Answer> {
    return this.ask('POST', path, { 'content-type': type }, body)
  }

  private async ask(method: string, path: string, headers: Record<string, string>, body?: string): Promise<Answer> {
    const sent = [...this.cookies].filter(([, cookie]) => path.startsWith(cookie.path)).map(([name, cookie]) => `${name}=${cookie.value}`)
    const cookie: Record<string, string> = sent.length > 0 ? { cookie: sent.join('; ') } : {}
    const answer = await this.server.ask(method, path, { ...headers, ...cookie }, body)
    for (const line of answer.setCookie) this.keep(line)
    return answer
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    const path = /;\s*path=([^;]*)/i.exec(line)?.[1] ?? '/'
    if (value === '') this.cookies.delete(name)
    else this.cookies.set(name, { value, path })
  }
}

/** Passes an answer on when it has the status that must come. @throws Error that quotes it otherwise. */
export function expected(answer: Answer, status: number, what: string): Answer {
  if (answer.status === status) return answer
  throw new Error(`${what}: ${answer.status} instead of ${status} ${answer.location ?? ''}\n${answer.text.slice(0, 500)}`)
}
