import { networkInterfaces } from 'node:os'
import { env, type Env } from '@/lib/platform/env'
import type { Surroundings } from './rules'

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/**
 * Where this portal stands. A school's list must never hold the portal's or its proxy's own address: behind a proxy that
 * TRUSTED_PROXIES forgot, all the world comes from there.
 */
export function surroundings(): Surroundings {
  const own = Object.values(networkInterfaces()).flatMap((each) => each ?? []).filter((each) => !each.internal)
  return surroundingsOf(env(), own.map((each) => each.address))
}

/** The same, from the settings and the machine's addresses. */
export function surroundingsOf({ PUBLIC_URL, TRUSTED_PROXIES, HOST }: Pick<Env, 'PUBLIC_URL' | 'TRUSTED_PROXIES' | 'HOST'>, own: readonly string[]): Surroundings {
  // HOST may also be a name or 'all': those are no address of one's own.
  const listens = HOST && /^[\d.]+$|:/.test(HOST) && !/^(0\.0\.0\.0|::|127\..*|::1)$/.test(HOST) ? [HOST] : []
  return { loopback: LOOPBACK.test(new URL(PUBLIC_URL).hostname), portal: [...own.map((address) => address.replace(/%.*$/, '')), ...listens, ...TRUSTED_PROXIES] }
}
