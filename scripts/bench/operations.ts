import { Browser, expected, type Server } from './browser'
import type { RelyingParty } from './relying-party'
import type { World } from './world'

export type Operation = {
  name: string
  /** Whose processor time counts. */
  of: 'portal' | 'bare'
  /** Done before each run, outside what is measured. */
  prepare?: () => Promise<void>
  /** The operation once; `n` counts on, so that all pupils take their turn. */
  once: (n: number) => Promise<unknown>
}

/** How many people hold a session when hops are measured. */
const SIGNED_IN = 50
const JSON_TYPE = 'application/json'

export type Portal = { server: Server; publisher: RelyingParty; world: World; forgiveTries: () => Promise<void> }
export type Bare = { server: Server; client: RelyingParty }

/** A child's morning: the shortcut on the desktop, group, picture, pin, and inside the publisher's app. A new browser each time. */
export function pupilPath(portal: Portal): Operation {
  return {
    name: 'pupil path, shortcut to signed-in publisher',
    of: 'portal',
    prepare: portal.forgiveTries,
    once: (n) => walk(portal, new Browser(portal.server), n),
  }
}

export type Leg = 'the shell' | 'the groups' | 'the pupils' | 'the sign-in' | 'authorization and token'

/** The whole path in one browser; `took` hears how long each part of it was, in milliseconds. */
export async function walk(portal: Portal, browser: Browser, n: number, took: (leg: Leg, milliseconds: number) => void = () => undefined): Promise<void> {
  const { publisher, world } = portal
  const timed = async <T>(leg: Leg, work: Promise<T>): Promise<T> => {
    const began = performance.now()
    const result = await work
    took(leg, performance.now() - began)
    return result
  }
  const get = async (leg: Leg, path: string) => expected(await timed(leg, browser.get(path)), 200, leg)
  const shortcut = new URLSearchParams({ TARGET: world.target, INSTELLING_REF: world.schoolRef })
  await get('the shell', `/login/leerlingen/snelkoppelaar?${shortcut}`)
  await get('the groups', `/api/pupil/school?${shortcut}`)
  await get('the pupils', `/api/pupil/group?${new URLSearchParams({ INSTELLING_REF: world.schoolRef, group: pupilOf(world, n).groupId })}`)
  const next = new URL(await timed('the sign-in', signIn(portal, browser, n)))
  // The publisher's own page would read the hint from here; that is the publisher's time.
  await timed('authorization and token', publisher.hop(browser, next.searchParams.get('login_hint') ?? undefined, browser.server))
}

/** Authorize, code, token for somebody who is logged in at the portal and comes to this publisher first. */
export function ssoHop(portal: Portal): Operation {
  let signedIn: Browser[] = []
  return {
    name: 'SSO hop, portal session there',
    of: 'portal',
    prepare: async () => {
      await portal.forgiveTries()
      signedIn = []
      for (let n = 0; n < SIGNED_IN; n += 1) {
        const browser = new Browser(portal.server)
        await signIn(portal, browser, n)
        signedIn.push(browser)
      }
    },
    once: (n) => portal.publisher.hop(signedIn[n % SIGNED_IN]!.copy(), portal.world.productId),
  }
}

/** The bare provider: a login in a browser that it has not seen, its interaction answered by a POST. */
export function bareFirstLogin(bare: Bare): Operation {
  return { name: 'bare oidc-provider, first login', of: 'bare', once: (n) => firstLogin(bare, new Browser(bare.server), n) }
}

/** The bare provider for a browser that holds its session. */
export function bareExistingSession(bare: Bare): Operation {
  let signedIn: Browser[] = []
  return {
    name: 'bare oidc-provider, existing session',
    of: 'bare',
    prepare: async () => {
      signedIn = []
      for (let n = 0; n < SIGNED_IN; n += 1) {
        const browser = new Browser(bare.server)
        await firstLogin(bare, browser, n)
        signedIn.push(browser)
      }
    },
    once: (n) => bare.client.hop(signedIn[n % SIGNED_IN]!),
  }
}

function pupilOf(world: World, n: number): World['pupils'][number] {
  return world.pupils[n % world.pupils.length]!
}

/** Gives a pupil's pin; returns where the portal sends the child next: the publisher's address. */
async function signIn({ world }: Portal, browser: Browser, n: number): Promise<string> {
  const { id, pin } = pupilOf(world, n)
  const body = JSON.stringify({ ref: world.schoolRef, pupil: id, secret: pin, target: world.target })
  const answer = expected(await browser.post('/api/pupil/sign-in', JSON_TYPE, body), 200, 'the sign-in')
  return (JSON.parse(answer.text) as { next: string }).next
}

async function firstLogin({ server, client }: Bare, browser: Browser, n: number): Promise<void> {
  const { path, proof } = client.begin()
  const interaction = server.pathOf(expected(await browser.get(path), 303, 'bare authorization').location)
  const resume = server.pathOf(expected(await browser.post(`${interaction}?account=account-${n % 200}`, JSON_TYPE, '{}'), 303, 'bare interaction').location)
  await client.finish(expected(await browser.get(resume), 303, 'bare resume').location, proof)
}
