import path from 'node:path'
import { requestRoutes } from './account-requests/http'
import { launchManagement, launchTitle } from './sso/launch'
import { openidHandler } from './sso/current-provider'
import { samlRoute } from './saml/http'
import { samlMetadataRoute } from './saml/metadata-file'
import { endSessionRoute } from './sso/end-session'
import { networkRoute as environmentSignIn } from './network-suppliers/http'
import { captchaRoute } from './access/captcha-http'
import { startOverRoute } from './access/start-over'
import { browserOfRequest } from './access/browser'
import { tokenFromCookies } from './access/cookie'
import { readSession } from './access/session'
import { networkRoutes as network } from './network/http'
import { passkeyRoute } from './login-security/http'
import { HOME_ROUTES } from './home-login/http'
import { metadataRoute, publisherRoute } from './publisher-api/web'
import { PUPIL_ROUTES } from './pupil-login/http'
import { readForm } from './platform/http/body'
import { seeOther } from './platform/http/respond'
import type { NativeRoute } from './platform/http/router'
import { allowCamera } from './platform/http/security-headers'
import { staticPage, type StaticPage } from './platform/http/static-page'
import { iconRoute } from './publisher-admin/http'
import { receiveUpload } from './roster/upload'
import { duoRoute } from './schools/http'
import { makerRoutes } from './xml-maker/http'

/** An authorization request by a form: as long as one by a link may be. */
const REQUEST_BYTES = 8_000

/** Everything that the front door answers itself, in order; the rest is Next's. */
export async function nativeRoutes(root: string): Promise<NativeRoute[]> {
  const openid = await openidHandler()
  const shells = new Map<string, StaticPage | null>()
  for (const name of ['snelkoppelaar', 'badge']) shells.set(`/login/leerlingen/${name}`, await staticPage(path.join(root, `.next/server/app/login/leerlingen/${name}.html`)))

  const pupil: NativeRoute = async ({ req, res, path: where, query, address }) => {
    const handler = PUPIL_ROUTES[`${req.method} ${where}`] ?? HOME_ROUTES[`${req.method} ${where}`]
    if (!handler) return false
    await handler(req, res, query, address)
    return true
  }
  const shell: NativeRoute = async ({ req, res, path: where }) => {
    if (!shells.has(where) || (req.method !== 'GET' && req.method !== 'HEAD')) return false
    // Badges are held before the camera here, and nowhere else (PUP-5).
    if (where === '/login/leerlingen/snelkoppelaar') allowCamera(res)
    const page = shells.get(where)
    page?.(req, res)
    return Boolean(page)
  }
  const oidc: NativeRoute = async ({ req, res, path: where }) => {
    if (where !== '/oidc' && !where.startsWith('/oidc/')) return false
    // Next's router asks for pages ahead; the provider is for browsers that really go.
    if (req.headers.rsc) return (res.writeHead(204).end(), true)
    // A form from a publisher's own site comes without the session's cookie; a GET has it.
    if (where === '/oidc/auth' && req.method === 'POST') return (seeOther(res, `${where}?${await readForm(req, REQUEST_BYTES)}`), true)
    Object.assign(req, { originalUrl: req.url })
    req.url = req.url!.slice('/oidc'.length) || '/'
    await openid(req, res)
    return true
  }
  /** A tile or a shortcut: on to the publisher, or to the page that says why not. */
  const launch: NativeRoute = async ({ req, res, path: where, address }) => {
    const [, management, id] = /^\/start\/(beheer\/)?([^/]+)$/.exec(where) ?? []
    if (!id || req.method !== 'GET') return false
    // Next's router asks for pages ahead; a launch is for browsers that really go.
    if (req.headers.rsc) return (res.writeHead(204).end(), true)
    const actor = await readSession(tokenFromCookies(req.headers.cookie), address, browserOfRequest(req.headers))
    // A session that asks who is there opens nothing before that is said (AUT-4).
    if (actor?.kind === 'staff' && actor.hold) return (seeOther(res, actor.hold.kind === 'moved' ? `/sessie-bevestigen?${new URLSearchParams({ next: where })}` : '/start'), true)
    seeOther(res, management ? await launchManagement(actor, id) : await launchTitle(actor, id))
    return true
  }
  const upload: NativeRoute = async (visit) => {
    if (visit.path !== '/beheer/gebruikersgegevens/bestand' || visit.req.method !== 'POST') return false
    await receiveUpload(visit)
    return true
  }
  return [pupil, shell, captchaRoute, passkeyRoute, startOverRoute, environmentSignIn, endSessionRoute, samlRoute, oidc, launch, upload, publisherRoute, metadataRoute, makerRoutes, network, requestRoutes, duoRoute, iconRoute, samlMetadataRoute]
}
