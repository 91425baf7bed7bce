/** A browser without scripts: keeps cookies by host and path, follows redirects when told to. */
export class Browser {
  /** As in real browsers ports do not keep cookies apart. */
  private readonly jar = new Map<string, { host: string; path: string; name: string; value: string }>()

  /** One request, redirects not followed. */
  async send(url: string, init: RequestInit = {}): Promise<Response> {
    const { hostname, pathname } = new URL(url)
    const headers = new Headers(init.headers)
    const cookie = [...this.jar.values()]
      .filter(({ host, path }) => host === hostname && covers(path, pathname))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
    if (cookie) headers.set('cookie', cookie)
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) this.keep(line, hostname, pathname)
    return response
  }

  /** Follows redirects to the page where they end. */
  async open(url: string, init?: RequestInit): Promise<{ url: string; status: number; text: string }> {
    let address = url
    let response = await this.send(address, init)
    for (let hops = 0; response.headers.has('location'); hops++) {
      if (hops > 12) throw new Error(`endless redirects at ${address}`)
      address = new URL(response.headers.get('location') ?? '', address).href
      response = await this.send(address)
    }
    return { url: address, status: response.status, text: await response.text() }
  }

  /** Sends a form as the page's own. */
  submit(url: string, fields: [string, string][]): ReturnType<Browser['open']> {
    return this.open(url, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: new URL(url).origin },
    })
  }

  forgetCookies(): void {
    this.jar.clear()
  }

  private keep(line: string, host: string, pathname: string): void {
    const [pair = '', ...attributes] = line.split(/;\s*/)
    const at = pair.indexOf('=')
    const name = pair.slice(0, at)
    const value = pair.slice(at + 1)
    const attribute = (wanted: string): string | undefined =>
      attributes.find((each) => each.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1)
    const path = attribute('path') ?? pathname
    const key = `${host} ${path} ${name}`
    const expires = attribute('expires')
    const over = attribute('max-age') === '0' || (expires !== undefined && Date.parse(expires) < Date.now())
    if (value === '' || over) this.jar.delete(key)
    else this.jar.set(key, { host, path, name, value })
  }
}

function covers(path: string, pathname: string): boolean {
  return path === '/' || pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`)
}

/** The values that a page shows, by claim. */
export function claimsOn(page: string): Record<string, string> {
  return Object.fromEntries([...page.matchAll(/data-claim="([^"]*)">([^<]*)</g)].map(([, name, value]) => [name, value]))
}

/** The hidden form token of a page. */
export function tokenOn(page: string): string {
  return /name="token" value="([^"]+)"/.exec(page)?.[1] ?? ''
}

/** The state of a cell in the table of licences. */
export function cellOn(page: string, title: string, group: string): string | undefined {
  return new RegExp(`data-title="${title}" data-group="${group}" data-state="([a-z]+)"`).exec(page)?.[1]
}
