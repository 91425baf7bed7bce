import type { Html } from './html'

/** An answer before it is sent. */
export type Reply = { status: number; headers: Record<string, string | string[]>; body: string }

/** Nothing from elsewhere, no scripts, no frames: the pages need none of it. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

export type Extra = { headers?: Record<string, string | string[]>; status?: number }

export function page(content: Html, { status = 200, headers = {} }: Extra = {}): Reply {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': PAGE_POLICY,
      // who somebody is must not come back out of a shared tablet's cache
      'cache-control': 'no-store',
      ...headers,
    },
    body: `<!doctype html>\n${content.text}`,
  }
}

export function json(value: unknown, { status = 200, headers = {} }: Extra = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(value),
  }
}

export function css(text: string): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=300' },
    body: text,
  }
}

/** 303 after a form, so that going back does not send it again; 302 where a protocol asks for it. */
export function redirect(location: string, status: 302 | 303, headers: Record<string, string | string[]> = {}): Reply {
  return { status, headers: { location, 'cache-control': 'no-store', ...headers }, body: '' }
}

export function plain(status: number, text: string, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body: text }
}
