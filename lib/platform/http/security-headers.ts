import type { ServerResponse } from 'node:http'

/** Headers that every answer of the portal carries; the content security policy of pages is `csp`'s. */
export function securityHeaders(res: ServerResponse, https: boolean): void {
  res.setHeader('x-content-type-options', 'nosniff')
  res.setHeader('referrer-policy', 'same-origin')
  res.setHeader('x-frame-options', 'DENY')
  res.setHeader('cross-origin-opener-policy', 'same-origin')
  res.setHeader('permissions-policy', permissions('()'))
  if (https) res.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains')
}

/** Lets this one page ask for the camera. */
export function allowCamera(res: ServerResponse): void {
  res.setHeader('permissions-policy', permissions('(self)'))
}

function permissions(camera: '()' | '(self)'): string {
  return `camera=${camera}, geolocation=(), microphone=(), payment=()`
}

/**
 * The content security policy of a page. `scripts` are the allowed inline scripts: a nonce for a page made now,
 * hashes for one that was built. Nothing comes from elsewhere (DAT-4).
 */
export function csp(scripts: string[], dev: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' ${scripts.join(' ')}${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${dev ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
