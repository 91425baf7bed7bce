import { NextResponse, type NextRequest } from 'next/server'
import { REQUESTED_PATH } from './lib/platform/client-address'
import { csp } from './lib/platform/http/security-headers'

/**
 * The content security policy of pages that are made now: a fresh nonce each, which Next puts on its scripts. Headers
 * only; who may see what is decided in pages and actions.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = csp([`'nonce-${nonce}'`], process.env.NODE_ENV === 'development')
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  // For the login page, which brings people back to where they were going.
  headers.set(REQUESTED_PATH, request.nextUrl.pathname + request.nextUrl.search)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

export const config = { matcher: ['/((?!_next/|pictures/|api/|favicon\\.(?:svg|ico)$).*)'] }
