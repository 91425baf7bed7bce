import { json, plain, type Reply } from '../../http/reply'
import type { Ask } from '../../http/request'
import type { PublisherApp } from '../publisher-app'

/** The portal asks what one person may use now (LIC-2, docs/licence-lookup.md). */
export async function answerLookup(app: PublisherApp, ask: Ask): Promise<Reply> {
  const { publisher, own, keys } = app
  if (publisher.linking !== 'own') return plain(404, 'Niet gevonden')
  const question = await keys.read(await ask.text('application/jwt'))
  if (!question) return plain(401, 'Not a question of the portal to us')
  return json({
    licenties: publisher.titles
      .filter(({ code }) => own.usersOf(code).has(question.gebruiker))
      .map(({ code, method }) => ({ methode: method, product: code, niveaus: own.levelsOf(code, question.gebruiker) })),
  })
}
