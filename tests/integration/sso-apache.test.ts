import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { pupilOfMalmberg, registerAs, strangeBrowser } from '../support/strange-client'
import { secretOf } from '../support/people'
import { startPortal, type Portal } from '../support/portal'

const APACHE = '/usr/sbin/apache2'
const MODULES = '/usr/lib/apache2/modules'
const there = existsSync(APACHE) && existsSync(`${MODULES}/mod_auth_openidc.so`)
if (!there) console.warn('NOT TESTED: mod_auth_openidc. Install apache2 and libapache2-mod-auth-openidc (Debian) to have it tested.')

let portal: Portal
let cookie: string
let dir: string
let apache: ChildProcess | undefined
let origin: string

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as net.AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** What a publisher would write: everything else comes from the portal's metadata. */
const settings = (port: number) => `
ServerName 127.0.0.1
ServerRoot ${dir}
User www-data
Group www-data
Listen 127.0.0.1:${port}
PidFile ${dir}/pid
ErrorLog ${dir}/error.log
DocumentRoot ${dir}/site
Mutex pthread
LoadModule mpm_event_module ${MODULES}/mod_mpm_event.so
LoadModule authz_core_module ${MODULES}/mod_authz_core.so
LoadModule authn_core_module ${MODULES}/mod_authn_core.so
LoadModule authz_user_module ${MODULES}/mod_authz_user.so
LoadModule headers_module ${MODULES}/mod_headers.so
LoadModule auth_openidc_module ${MODULES}/mod_auth_openidc.so
OIDCProviderMetadataURL ${portal.origin}/oidc/.well-known/openid-configuration
OIDCClientID malmberg
OIDCClientSecret ${secretOf('malmberg')}
OIDCScope openid
OIDCPKCEMethod S256
OIDCProviderTokenEndpointAuth client_secret_basic
OIDCRedirectURI ${origin}/binnen/callback
OIDCCryptoPassphrase ${'x'.repeat(32)}
OIDCCookieSameSite On
OIDCRemoteUserClaim given_name
<Location /binnen>
  AuthType openid-connect
  Require valid-user
  Header set X-Name "%{OIDC_CLAIM_given_name}e"
  Header set X-Group "%{OIDC_CLAIM_group_keys}e"
</Location>
`

const log = () => readFile(path.join(dir, 'error.log'), 'utf8').catch(() => '')

beforeAll(async () => {
  if (!there) return
  portal = await startPortal()
  dir = await mkdtemp(path.join(tmpdir(), 'leerpoort-apache-'))
  await chmod(dir, 0o755)
  await mkdir(path.join(dir, 'site/binnen'), { recursive: true })
  await writeFile(path.join(dir, 'site/binnen/index.html'), 'binnen')
  const port = await freePort()
  origin = `http://127.0.0.1:${port}`
  await registerAs({ redirectUris: [`${origin}/binnen/callback`] })
  cookie = await pupilOfMalmberg()
  await writeFile(path.join(dir, 'httpd.conf'), settings(port))
  apache = spawn(APACHE, ['-X', '-f', path.join(dir, 'httpd.conf')], { stdio: ['ignore', 'ignore', 'inherit'] })
  await vi.waitFor(() => fetch(`${origin}/`), { timeout: 30_000, interval: 100 })
})
afterAll(async () => {
  if (!there) return
  if (apache && apache.exitCode === null) {
    const ended = once(apache, 'exit')
    apache.kill('SIGKILL')
    await ended
  }
  await portal.close()
  await registerAs({})
  await rm(dir, { recursive: true, force: true })
})

describe.skipIf(!there)('SSO-1: Apache’s mod_auth_openidc', () => {
  test('takes a pupil past its gate, from nothing but the portal’s metadata', async () => {
    const { status, url } = await strangeBrowser({ [portal.origin]: cookie }).go(`${origin}/binnen/index.html`)
    expect([status, url], await log()).toEqual([200, `${origin}/binnen/index.html`])
  })
  test('leaves who is not logged in before the portal’s own explanation', async () => {
    const { url } = await strangeBrowser({}).go(`${origin}/binnen/index.html`)
    const at = new URL(url)
    expect([at.origin, at.pathname, at.searchParams.get('reden')]).toEqual([portal.origin, '/geen-toegang', 'not-signed-in'])
    expect(at.searchParams.get('verder'), 'from where it goes on').toMatch(/^\/oidc\/auth\?.*client_id=malmberg/)
  })
})
