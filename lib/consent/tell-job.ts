import { acrossSchools } from '@/lib/platform/db/scope'
import type { Jobs } from '@/lib/platform/jobs'
import { log } from '@/lib/platform/log'
import { fetchOutside } from '@/lib/platform/outside'
import { issuer } from '@/lib/sso/launch'
import { signingKeys } from '@/lib/sso/signing-keys'
import { eventToken } from './event-token'

/** How long a publisher may take to say that it has heard, in milliseconds. */
const PATIENCE = 10_000

/**
 * The job 'publisher.tell': hands a publisher the news as a signed token by POST (RFC 8935). Anything but 2xx is tried again. Follows no
 * redirect, and reads nothing of the answer. The services always have the truth: a publisher that hears late or never only fetches later.
 * @throws Error when it was not heard
 */
export async function tellPublisherJob({ publisherId, schoolId, what, at, event }: Jobs['publisher.tell'], last: boolean): Promise<void> {
  const database = acrossSchools('a job tells a publisher of one school')
  const [publisher, school] = await Promise.all([
    database.publisher.findUnique({ where: { id: publisherId }, select: { slug: true, notifyUrl: true } }),
    database.school.findUnique({ where: { id: schoolId }, select: { portalId: true } }),
  ])
  // It wants to hear nothing any more, or there is nothing to tell of.
  if (!publisher?.notifyUrl || !school) return
  const [key] = await signingKeys()
  const token = await eventToken({ issuer: issuer(), audience: publisher.slug, id: event, what, school: Number(school.portalId), at: new Date(at) }, key!)
  const status = await post(publisher.notifyUrl, token)
  if (status >= 200 && status < 300) return
  if (last) log().warn({ publisherId, status }, 'publisher did not hear of a consent')
  throw new Error(`the publisher answered ${status || 'nothing'}`)
}

/** The status of the answer; 0: there was none. */
async function post(url: string, token: string): Promise<number> {
  try {
    const response = await fetchOutside(url, { method: 'POST', body: token, signal: AbortSignal.timeout(PATIENCE), headers: { 'content-type': 'application/secevent+jwt', accept: 'application/json' } })
    await response.body?.cancel().catch(() => undefined)
    return response.status
  } catch {
    return 0
  }
}
