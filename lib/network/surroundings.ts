import { networkInterfaces } from 'node:os'
import { env } from '@/lib/platform/env'
import type { Surroundings } from './rules'

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/**
 * Where this portal stands. A school's list must never hold the portal's or its proxy's own address: behind a proxy that
 * TRUSTED_PROXIES forgot, all the world comes from there.
 */
export function surroundings(): Surroundings {
  const { PUBLIC_URL, TRUSTED_PROXIES, HOST } = env()
  const own = Object.values(networkInterfaces()).flatMap((each) => each ?? []).filter((each) => !each.internal).map((each) => each.address.replace(/%.*$/, ''))
  const loopback = LOOPBACK.test(new URL(PUBLIC_URL).hostname)
  const listens = HOST && /^[\d.]+$|:/.test(HOST) && !/^(0\.0\.0\.0|::|127\..*|::1)$/.test(HOST) ? [HOST] : []
  return { loopback, portal: [...own, ...listens, ...TRUSTED_PROXIES] }
}
