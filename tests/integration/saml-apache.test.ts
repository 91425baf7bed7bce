import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readMetadata } from '@/lib/saml/read-metadata'
import { testKey } from '@/lib/saml/test-support'
import { everything } from '../support/command'
import { startPortal, type Portal } from '../support/portal'
import { pupilOfMalmberg, registerAs, strangeBrowser } from '../support/strange-client'

const APACHE = '/usr/sbin/apache2'
const MODULES = '/usr/lib/apache2/modules'
const there = existsSync(APACHE) && existsSync(`${MODULES}/mod_auth_mellon.so`)
if (!there) console.warn('NOT TESTED: mod_auth_mellon. Install apache2 and libapache2-mod-auth-mellon (Debian) to have it tested.')

let portal: Portal
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

/** What a publisher would write: everything about the portal comes from its metadata. Only Bo may pass. */
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
LoadModule auth_mellon_module ${MODULES}/mod_auth_mellon.so
<Location /binnen>
  AuthType Mellon
  MellonEnable auth
  Require valid-user
  MellonEndpointPath /binnen/mellon
  MellonSecureCookie Off
  MellonSPMetadataFile ${dir}/sp.xml
  MellonSPPrivateKeyFile ${dir}/sp.key
  MellonSPCertFile ${dir}/sp.crt
  MellonIdPMetadataFile ${dir}/idp.xml
  MellonCond voornaam Bo
</Location>
`

/** The publisher's own metadata: mod_auth_mellon's default asks for a passing NameID, and the portal gives a lasting one. */
const own = (certificate: string) => `<?xml version="1.0"?><md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${origin}/binnen/mellon/metadata">
<md:SPSSODescriptor AuthnRequestsSigned="true" WantAssertionsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
<md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate.replace(/-----[^-]+-----|\s/g, '')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
<md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</md:NameIDFormat>
<md:AssertionConsumerService index="0" isDefault="true" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${origin}/binnen/mellon/postResponse"/>
</md:SPSSODescriptor></md:EntityDescriptor>`

const log = () => readFile(path.join(dir, 'error.log'), 'utf8').catch(() => '')

beforeAll(async () => {
  if (!there) return
  portal = await startPortal()
  dir = await mkdtemp(path.join(tmpdir(), 'leerpoort-mellon-'))
  await chmod(dir, 0o755)
  await mkdir(path.join(dir, 'site/binnen'), { recursive: true })
  await writeFile(path.join(dir, 'site/binnen/index.html'), 'binnen')
  const port = await freePort()
  origin = `http://127.0.0.1:${port}`
  const key = await testKey('mellon')
  const metadata = own(key.certificate)
  // As the helpdesk takes it over, but for the address, which is https everywhere but here.
  const { entityId, certificates, signs } = readMetadata(metadata.replaceAll('http://127.0.0.1', 'https://127.0.0.1'))
  await registerAs({ samlEntityId: entityId.replace('https:', 'http:'), samlAcsUrls: [`${origin}/binnen/mellon/postResponse`], samlCertificates: certificates, samlSigns: signs, samlAttributes: { given_name: 'voornaam' } })
  await writeFile(path.join(dir, 'sp.xml'), metadata)
  await writeFile(path.join(dir, 'sp.key'), key.privateKey)
  await writeFile(path.join(dir, 'sp.crt'), key.certificate)
  await writeFile(path.join(dir, 'idp.xml'), (await portal.visit('/saml/metadata')).text)
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
  await registerAs({ samlEntityId: null, samlAcsUrls: [], samlCertificates: [], samlSigns: false, samlAttributes: {} })
  await rm(dir, { recursive: true, force: true })
})

/** Hands the portal's form in, as its script does. */
async function handIn(browser: ReturnType<typeof strangeBrowser>, page: { text: string }) {
  const fields = Object.fromEntries([...page.text.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))]))
  return browser.go(/action="([^"]+)"/.exec(page.text)![1]!.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))), fields)
}

describe.skipIf(!there)('SSO-4: Apache’s mod_auth_mellon', () => {
  test('takes a pupil past its gate, by the name under which it wants the first name, from nothing but the portal’s metadata', async () => {
    const browser = strangeBrowser({ [portal.origin]: await pupilOfMalmberg() })
    const page = await browser.go(`${origin}/binnen/index.html`)
    expect(page.text, await log()).toContain('SAMLResponse')
    const inside = await handIn(browser, page)
    expect([inside.status, inside.url, inside.text], await log()).toEqual([200, `${origin}/binnen/index.html`, 'binnen'])
    expect((await handIn(browser, page)).text, 'the same answer once more').not.toBe('binnen')
  })
  test('leaves who is not logged in before the portal’s own page, from where the request goes on after the login', async () => {
    const browser = strangeBrowser({})
    const { url } = await browser.go(`${origin}/binnen/index.html`)
    const at = new URL(url)
    expect([at.origin, at.pathname, at.searchParams.get('reden')]).toEqual([portal.origin, '/geen-toegang', 'not-signed-in'])
    const onward = at.searchParams.get('verder')!
    expect(onward).toMatch(/^\/saml\/sso\/[\w-]{43}$/)
    const page = await portal.visit(onward, { cookie: await pupilOfMalmberg() })
    expect((await handIn(browser, page)).text, await log()).toBe('binnen')
  })
  test('a request that another key signed stays at the portal', async () => {
    await everything().publisher.update({ where: { slug: 'malmberg' }, data: { samlCertificates: [(await testKey('other')).certificate] } })
    expect(new URL((await strangeBrowser({}).go(`${origin}/binnen/index.html`)).url).pathname).toBe('/inlogfout')
  })
})
