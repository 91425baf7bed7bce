import { css, json, plain, type Reply } from '../http/reply'
import { fromOurselves, type Ask } from '../http/request'
import type { Mailbox } from './mailbox'
import { listPage, mailBody, mailPage, mailStyle } from './pages'

/** The mail catcher's pages, and its JSON for tests. */
export function mailRoutes(mailbox: Mailbox, ask: Ask): Reply {
  const { method, path, url } = ask
  const to = url.searchParams.get('to') || undefined
  const route = `${method} /${path.join('/')}`
  if (route === 'GET /') return listPage(mailbox.list(to), to)
  if (route === 'GET /style.css') return css(mailStyle)
  if (route === 'GET /healthz') return json({ status: 'ok' })
  if (route === 'GET /api/mails') return json(mailbox.list(to))
  if (route === 'DELETE /api/mails')
    return fromOurselves(ask) ? json({ deleted: mailbox.clear() }) : json({ error: 'not from a page' }, { status: 403 })
  if (method === 'GET' && path[0] === 'mail') {
    const mail = mailbox.find(path[1] ?? '')
    if (mail && path.length === 2) return mailPage(mail)
    if (mail && path.length === 3 && path[2] === 'html') return mailBody(mail)
  }
  return plain(404, 'Niet gevonden')
}
