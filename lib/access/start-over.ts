import { env } from '@/lib/platform/env'
import { readForm } from '@/lib/platform/http/body'
import { seeOther } from '@/lib/platform/http/respond'
import type { NativeRoute } from '@/lib/platform/http/router'
import { cookieName, tokenFromCookies } from './cookie'
import { revokeSession } from './session'

const DOORS = ['/', '/login/leerkracht', '/thuis']
/** What stays: that a device is the school's own (PUP-6), and that an account logged in here before (decision 0018). They log nobody in. */
const KEPT = ['schoolapparaat', 'bekende-browser']

/**
 * 'Opnieuw beginnen' (AUT-9): the session ends, the portal's cookies and stored pages go, and the person stands at the
 * door again. Nobody has to find out how to clear a cache.
 */
export const startOverRoute: NativeRoute = async ({ req, res, path }) => {
  if (path !== '/opnieuw-beginnen') return false
  // Somebody who comes by the address bar has nothing to send; another site may not log anybody out.
  if (req.method !== 'POST' || req.headers.origin !== new URL(env().PUBLIC_URL).origin) return (seeOther(res, '/'), true)
  const to = (await readForm(req, 1_000)).get('naar')
  const token = tokenFromCookies(req.headers.cookie)
  if (token) await revokeSession(token)
  res.setHeader('set-cookie', droppedCookies(req.headers.cookie))
  res.setHeader('clear-site-data', '"cache", "storage"')
  seeOther(res, DOORS.find((door) => door === to) ?? '/')
  return true
}

/** A line for each cookie that goes, wherever it was set. */
export function droppedCookies(header: string | undefined): string[] {
  const kept = KEPT.map(cookieName)
  const names = [...new Set((header ?? '').split(';').map((part) => part.trim().split('=', 1)[0]!).filter((name) => /^[\w.-]{1,80}$/.test(name) && !kept.includes(name)))].slice(0, 60)
  return names.flatMap((name) => {
    const paths = name.startsWith('__Host-') ? ['/'] : ['/', '/oidc']
    return paths.map((at) => `${name}=; Path=${at}; Max-Age=0; HttpOnly; SameSite=Lax${name.startsWith('__') ? '; Secure' : ''}`)
  })
}
