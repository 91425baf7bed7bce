import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'

const SCRIPT = 'document.forms[0].submit()'
const SCRIPT_HASH = `'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Hands a signed answer to the publisher by the browser (SAML bindings 3.5): a form that sends itself, or by its button. */
export function postTo(res: ServerResponse, address: string, fields: Record<string, string>): void {
  const inputs = Object.entries(fields).map(([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`).join('')
  const page = `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Doorgaan</title><body><form method="post" action="${escaped(address)}">${inputs}<button>Doorgaan naar de software</button></form><script>${SCRIPT}</script></body></html>`
  // No form-action: browsers hold it against where the publisher sends on afterwards. The origin alone goes along, which some publishers check.
  res.writeHead(200, {
    'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'referrer-policy': 'origin',
    'content-security-policy': `default-src 'none'; script-src ${SCRIPT_HASH}; base-uri 'none'; frame-ancestors 'none'`,
  })
  res.end(page)
}
