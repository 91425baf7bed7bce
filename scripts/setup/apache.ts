import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Clients of single sign-on that are in use at publishers, as Debian has them. */
const PACKAGES = { '/usr/lib/apache2/modules/mod_auth_openidc.so': 'libapache2-mod-auth-openidc', '/usr/lib/apache2/modules/mod_auth_mellon.so': 'libapache2-mod-auth-mellon' }

/** On Debian, as root, installs Apache with the modules that the tests log in by. Elsewhere, or where it does not work, those tests say that they were skipped. */
export function offerApache(): void {
  const missing = Object.entries(PACKAGES).flatMap(([file, name]) => (existsSync(file) ? [] : [name]))
  if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  console.log('Installing Apache’s modules for the single sign-on tests …')
  // No service of Apache's own is to run: the tests start one each.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const apt = (...args: string[]) => spawnSync('apt-get', args, { stdio: 'ignore', env })
  apt('update')
  apt('install', '-y', '--no-install-recommends', 'apache2', ...missing)
}
