import { json, type Reply } from '../../http/reply'
import { fromLoopback, fromOurselves, type Ask } from '../../http/request'
import { describe } from '../../log'
import type { PublisherApp } from '../publisher-app'
import { syncPublisher } from './sync-publisher'

/** `POST /<slug>/sync`: a round of fetching now, for the portal and for tests on this machine; not for web pages. */
export async function answerSync(app: PublisherApp, ask: Ask): Promise<Reply> {
  if (!fromLoopback(ask) || !fromOurselves(ask)) return json({ error: 'only from this machine' }, { status: 403 })
  try {
    return json(await syncPublisher(app))
  } catch (error) {
    app.log(`sync: ${describe(error)}`)
    return json({ publisher: app.publisher.slug, error: describe(error) }, { status: 502 })
  }
}
