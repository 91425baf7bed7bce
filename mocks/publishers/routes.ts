import { plain, type Reply } from '../http/reply'
import type { Ask } from '../http/request'
import { admin } from './admin/admin'
import { callback, start } from './login'
import { frontPage, messagePage } from './pages'
import { ownLogin, ownLoginPage } from './own-login'
import { hearLogout, hearNews } from './portal-events'
import type { PublisherApp } from './publisher-app'
import { leave, leftPage, software } from './software'
import { answerLookup } from './lookup/answer-lookup'
import { answerSync } from './sync/answer-sync'
import { inTrouble, setTrouble } from './trouble'

/** Everything under `/<slug>`. `path` is what comes behind it. */
export async function publisherRoutes(app: PublisherApp, ask: Ask, path: string[]): Promise<Reply> {
  const [page, part, ...more] = path
  if (more.length > 0) return unknownPage(app)
  if (page === 'storing' && part === undefined && ask.method === 'POST') return setTrouble(app, ask)
  const troubled = page === undefined ? null : await inTrouble(app)
  if (troubled) return troubled
  switch (`${ask.method} ${page ?? ''}${part === undefined ? '' : '/…'}`) {
    case 'GET ':
      return frontPage(app)
    case 'GET start':
    case 'POST start':
      return start(app, ask)
    case 'GET callback':
      return callback(app, ask)
    case 'GET app/…':
      return software(app, ask, part ?? '')
    case 'GET inloggen':
      return app.publisher.ownAccounts ? ownLoginPage(app) : unknownPage(app)
    case 'POST inloggen':
      return app.publisher.ownAccounts ? ownLogin(app, ask) : unknownPage(app)
    case 'POST logout':
      return leave(app, ask)
    case 'GET afgesloten':
      return leftPage(app)
    case 'GET admin':
    case 'GET admin/…':
    case 'POST admin':
    case 'POST admin/…':
      return admin(app, ask, part)
    case 'POST licenties':
      return answerLookup(app, ask)
    case 'POST afmelding':
      return hearLogout(app, ask)
    case 'POST nieuws':
      return hearNews(app, ask)
    case 'POST sync':
      return answerSync(app, ask)
  }
  return ask.method === 'GET' ? unknownPage(app) : plain(405, 'Method not allowed')
}

function unknownPage(app: PublisherApp): Reply {
  return messagePage(app, {
    status: 404,
    title: 'Deze pagina bestaat niet',
    text: `${app.publisher.name} heeft niets op dit adres. Open de software vanuit het portaal.`,
  })
}
