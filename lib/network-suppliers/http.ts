import { seeOther } from '@/lib/platform/http/respond'
import type { NativeRoute, Visit } from '@/lib/platform/http/router'
import { beginSignIn } from './begin-sign-in'
import { finishSignIn } from './finish-sign-in'

const HANDLERS: Record<string, typeof beginSignIn> = {
  // The address that network environments have in their shortcuts (MAT-3).
  'GET /login/snelkoppelaar': beginSignIn,
  'GET /login/netwerk/callback': finishSignIn,
}

/** Signing in through a network environment (SSO-3), mounted beside Next: a whole school comes in so at half past eight. */
export const networkRoute: NativeRoute = async ({ req, res, path, query, address }: Visit) => {
  const handler = HANDLERS[`${req.method} ${path}`]
  if (!handler) return false
  // Next's router asks for pages ahead; this is for browsers that really go.
  if (req.headers.rsc) return (res.writeHead(204).end(), true)
  const { to, cookies } = await handler(query, req.headers.cookie, address)
  if (cookies.length > 0) res.setHeader('set-cookie', cookies)
  seeOther(res, to)
  return true
}
