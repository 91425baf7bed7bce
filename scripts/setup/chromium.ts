import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Chromium without the parts that draw windows: the same engine, for a fifth less work. */
const SHELL = '/usr/bin/chromium-headless-shell'

const PLACES = [
  SHELL,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The browser for the tests: CHROMIUM, or one that is installed; null when there is none. */
export function findChromium(): string | null {
  const given = process.env.CHROMIUM
  if (given) return existsSync(given) ? given : null
  return PLACES.find((place) => existsSync(place)) ?? null
}

/**
 * Finds a Chromium; on Debian, as root, installs the one without windows.
 * @throws Error with one sentence that names what to install
 */
export function ensureChromium(): string {
  const found = findChromium()
  const debian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (found && (process.env.CHROMIUM || found === SHELL || !debian)) return found
  if (process.env.CHROMIUM) throw new Error(`CHROMIUM points at ${process.env.CHROMIUM}, where there is nothing.`)
  if (debian) {
    console.log('Installing Chromium for the browser tests …')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = (...args: string[]) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env })
    apt('update')
    apt('install', '-y', '--no-install-recommends', 'chromium-headless-shell')
    const installed = findChromium()
    if (installed) return installed
  }
  throw new Error('The browser tests need a Chromium: install the package `chromium` (or Google Chrome), or set CHROMIUM to the path of one.')
}
