import type { Addresses, Ports } from '../../../scripts/stack/stack'

/** Where the run's portal and outside world are. */
export type Place = Addresses & { ports: Ports; dir: string; portalPid: number }

/** As the global setup left it for the tests' processes. */
export function place(): Place {
  const text = process.env.LEERPOORT_E2E
  if (!text) throw new Error('The global setup has not run.')
  return JSON.parse(text) as Place
}
