import dns from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Agent, fetch, type RequestInit, type Response } from 'undici'
import { isFetchable, isPublicAddress, onThisMachine } from '@/lib/core/safe-address'
import { env } from './env'
import { shared } from './shared'

/**
 * Fetches from an address that somebody else typed: a publisher's, a network environment's. Where the portal is on https it goes
 * to https on the internet only, judged by the address that is connected to: a name that stands for a machine inside is refused, also
 * when it stood for another one a moment ago. Follows no redirect. @throws TypeError as fetch does, also for an address that may not be
 */
export async function fetchOutside(url: string, init: RequestInit = {}): Promise<Response> {
  if (!isFetchable(url, env().PUBLIC_URL)) throw new TypeError('the portal does not fetch from such an address')
  return fetch(url, { ...init, redirect: 'manual', dispatcher: shared('outside', () => outsideAgent(env().PUBLIC_URL)) })
}

/** The body of an answer, unpacked; null where it is longer than `most` bytes: the rest is not read, and its connection ends. @throws TypeError as fetch does */
export async function readAtMost({ body }: Pick<Response, 'body'>, most: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length
    // Leaving the loop ends the connection.
    if (size > most) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The connections of `fetchOutside`; apart so that tests can say what a name stands for. */
export function outsideAgent(portal: string, resolve: LookupFunction = dns.lookup as LookupFunction): Agent {
  return new Agent(onThisMachine(portal) ? {} : { connect: { lookup: publicOnly(resolve) } })
}

/** Looks a name up; one that stands for a machine inside, beside others or alone, does not exist. What is answered is what is connected to. */
export function publicOnly(resolve: LookupFunction): LookupFunction {
  return (hostname, options, done) =>
    resolve(hostname, { ...options, all: true }, (error, found) => {
      const addresses = Array.isArray(found) ? found : []
      const inside = addresses.length === 0 || addresses.some(({ address }) => !isPublicAddress(address))
      if (error ?? inside) return done(error ?? Object.assign(new Error('not an address of the internet'), { code: 'ENOTPUBLIC' }), '', 4)
      if (options.all) done(null, addresses)
      else done(null, addresses[0]!.address, addresses[0]!.family)
    })
}
