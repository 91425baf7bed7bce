import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test'
import { closePool } from '@/lib/platform/db/pool'
import { place, type Place } from './place'
import { pupilSession, staffSession, type Pupil, type School } from './world'

type Fixtures = {
  /** Where portal, mocks and mail catcher are. */
  at: Place
  /** Logs somebody in without the login page, by a session of one's own. */
  signIn(target: Page | BrowserContext, email: string, school?: School): Promise<string>
  signInPupil(target: Page | BrowserContext, pupil: Pupil): Promise<string>
  /** Asserts that axe finds nothing on the page. */
  axe(page: Page): Promise<void>
  /** Fails the test when a portal page threw, did not hydrate, or broke its own content security policy. */
  soundPages: void
}

/** Never seen in a page that is well: React's own complaints, and the browser's about the policy. */
const FAULT = /Content Security Policy|Minified React error|Hydration failed|ChunkLoadError/

export const test = base.extend<Fixtures, { pool: void }>({
  pool: [
    async ({}, use) => {
      await use()
      await closePool()
    },
    { scope: 'worker', auto: true },
  ],
  at: async ({}, use) => use(place()),
  baseURL: async ({}, use) => use(place().portal),
  signIn: async ({ at }, use) => use(async (target, email, school) => keep(target, at.portal, await staffSession(email, school))),
  signInPupil: async ({ at }, use) => use(async (target, pupil) => keep(target, at.portal, await pupilSession(pupil))),
  axe: async ({}, use) =>
    use(async (page) => {
      // Our pages have no frames, so axe need not open a second page to gather what it found in them.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] }).analyze()
      const told = violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join('\n  ')}`)
      expect(told, `axe on ${page.url()}`).toEqual([])
    }),
  soundPages: [
    async ({ context, at }, use) => {
      const faults: string[] = []
      context.on('weberror', (error) => void faults.push(`${error.page()?.url()}: ${error.error().message}`))
      context.on('console', (message) => {
        if (message.type() === 'error' && FAULT.test(message.text()) && message.location().url.startsWith(at.portal)) faults.push(`${message.page()?.url()}: ${message.text()}`)
      })
      await use()
      expect(faults, 'faults on the pages that this test walked').toEqual([])
    },
    { auto: true },
  ],
})
export { expect }

async function keep(target: Page | BrowserContext, portal: string, token: string): Promise<string> {
  const context = 'context' in target ? target.context() : target
  await context.addCookies([{ name: 'leerpoort', value: token, url: portal, httpOnly: true, sameSite: 'Lax' }])
  return token
}
