import { setTimeout as wait } from 'node:timers/promises'
import { plain, redirect, type Reply } from '../http/reply'
import { fromOurselves, type Ask } from '../http/request'
import type { PublisherApp } from './publisher-app'

/** What can be the matter with a publisher, in words. */
export const TROUBLES = {
  geen: 'Alles werkt',
  traag: 'Traag: elk antwoord duurt lang',
  fout: 'Fout: een bladzijde in plaats van een antwoord',
  uit: 'Uit: alleen een foutmelding',
} as const
export type Trouble = keyof typeof TROUBLES

/** Longer than anybody waits, in milliseconds. */
const SLOW = 6_000

/** The switch on the front page. */
export async function setTrouble(app: PublisherApp, ask: Ask): Promise<Reply> {
  const wanted = (await ask.form()).get('storing') ?? ''
  if (fromOurselves(ask) && Object.hasOwn(TROUBLES, wanted)) app.trouble = wanted as Trouble
  return redirect(`/${app.publisher.slug}`, 303)
}

/** The answer that a publisher in trouble gives instead of its own; null: it gives its own. */
export async function inTrouble({ trouble }: PublisherApp): Promise<Reply | null> {
  if (trouble === 'traag') await wait(SLOW, undefined, { ref: false })
  if (trouble === 'uit') return plain(503, 'Buiten gebruik')
  return trouble === 'fout' ? plain(200, '<h1>Onderhoud</h1>', { 'content-type': 'text/html; charset=utf-8' }) : null
}
