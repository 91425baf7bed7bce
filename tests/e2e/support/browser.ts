import { existsSync } from 'node:fs'

/** Where a Chromium usually is; nothing is ever downloaded for the tests. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Quiet, offline, and able to run as root in a container. */
export const BROWSER_ARGS = [
  '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
]

/** The browser of the environment or of the system; undefined when there is none. */
export function findBrowser(): string | undefined {
  return process.env.CHROMIUM || PLACES.find((place) => existsSync(place))
}
