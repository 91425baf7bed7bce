import type { ServerResponse } from 'node:http'

/** Answers JSON that nobody may keep. */
export function json(res: ServerResponse, status: number, body: unknown, headers: Record<string, string | string[]> = {}): void {
  const text = JSON.stringify(body)
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text), 'cache-control': 'no-store', ...headers })
  res.end(text)
}

/** Sends the browser elsewhere by GET. */
export function seeOther(res: ServerResponse, location: string, headers: Record<string, string> = {}): void {
  res.writeHead(303, { location, 'cache-control': 'no-store', ...headers })
  res.end()
}

/** An answer without a body, as the publishers' services give to most writes. */
export function empty(res: ServerResponse, status = 200): void {
  res.writeHead(status, { 'content-length': 0, 'cache-control': 'no-store' })
  res.end()
}
