import { afterAll, beforeAll, beforeEach } from 'vitest'
import { readSession } from '@/lib/access/session'
import { encrypt } from '@/lib/platform/crypto'
import { startOidcStandIn, type OidcStandIn } from '@/mocks/test-support/oidc-stand-in'
import { Browser } from '@/mocks/test-support/browser'
import { giveConsent, giveLicence, makeGroup, makePupil, makeSchool, makeStaff, next, tickEnvironment } from '@/prisma/seed/factories'
import { everything } from './command'
import { seedTestPublishers } from './people'
import { startPortal, type Portal } from './portal'

// A portal and an environment, Skool, that it asks who somebody is; before each test a school that ticked it.
export const SECRET = 'secret of the environment, with % and +'
export const PAST = new Date('2026-09-01')

export let portal: Portal
export let skool: OidcStandIn
export let world: Awaited<ReturnType<typeof makeWorld>>

/** For this file a portal and Skool, and before each test a school that ticked it. */
export function withEnvironment(): void {
  beforeAll(async () => {
    portal = await startPortal()
    skool = await startOidcStandIn()
    skool.serve([{ clientId: 'leerpoort', clientSecret: SECRET, redirectUri: `${portal.origin}/login/netwerk/callback` }])
    await seedTestPublishers()
  })
  afterAll(() => Promise.all([portal.close(), skool.close()]))
  beforeEach(async () => {
    await connect({})
    skool.person = null
    world = await makeWorld()
  })
}

export const eckId = () => `https://ketenid.nl/test/${String(next()).padStart(128, '0')}`

/** Where Skool is, as the portal knows it; a change asks for a new look at it. */
export async function connect({ issuer = skool.issuer, secret = SECRET }: { issuer?: string | null; secret?: string }) {
  await everything().networkSupplier.update({ where: { slug: 'skool' }, data: { issuer, clientId: 'leerpoort', clientSecretCipher: encrypt(secret, 'client-secret') } })
}

export async function makeWorld() {
  const school = await makeSchool()
  const group = await makeGroup(school.id)
  const boEck = eckId()
  const bo = await makePupil(school.id, group.id, { firstName: 'Bo', lasKey: 'S1', eckId: boEck })
  const { employment: bram, user, email } = await makeStaff(school.id, { roles: ['teacher'], active: false, groupIds: [group.id], lasKey: 'L1' })
  await tickEnvironment(school.id, 'skool')
  await giveConsent(school.id, 'malmberg')
  await giveLicence(school.id, 'rekenreis', { groupIds: [group.id] })
  const product = await everything().product.findFirstOrThrow({ where: { code: 'rekenreis' } })
  return { school, group, bo, boEck, bram, bramUser: user!, bramEmail: email!, product }
}

export const shortcut = (change: Record<string, string | null> = {}, at = world.school) => {
  const given = { NETWERKBEHEERDER: 'skool', INSTELLING_REF: at.schoolRef, ...change }
  return `${portal.origin}/login/snelkoppelaar?${new URLSearchParams(Object.entries(given).filter((pair): pair is [string, string] => pair[1] !== null))}`
}
export const path = (url: string) => url.replace(portal.origin, '')
export const reason = (url: string) => new URL(url).searchParams.get('reden')

/** Goes through the environment up to the address with which it sends the browser back. */
export async function upToCallback(browser: Browser, from = shortcut()): Promise<string> {
  let at = from
  for (let hops = 0; hops < 10; hops += 1) {
    const answer = await browser.send(at)
    at = new URL(answer.headers.get('location')!, at).href
    if (at.startsWith(`${portal.origin}/login/netwerk/callback`)) return at
  }
  throw new Error(`never came back: ${at}`)
}

/** The whole way; answers where it leads and whose session the browser then has. */
export async function signIn(person: Record<string, unknown> | null, from = shortcut(), browser = new Browser()) {
  skool.person = person && { sub: `sub-${next()}`, ...person }
  const answer = await browser.send(await upToCallback(browser, from))
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('leerpoort='))
  const token = cookie ? /^leerpoort=([^;]+)/.exec(cookie)![1]! : null
  return { to: new URL(answer.headers.get('location')!, portal.origin).href, token, actor: await readSession(token, '127.0.0.1'), cookie }
}
