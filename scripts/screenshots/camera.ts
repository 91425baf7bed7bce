import path from 'node:path'
import type { Browser, Page } from '@playwright/test'
import type { Addresses } from '../stack/stack'

export const DESK = { width: 1280, height: 800 }
export const TABLET = { width: 1024, height: 768 }
export const PHONE = { width: 390, height: 844 }

/** `at` is the address that the picture shows, when it is one of the portal's. */
export type Picture = { name: string; at: string | null }

/** `database` is the address of the world's own database, for what no screen can bring about. */
export type Walk = { at: Addresses; browser: Browser; database: string; shoot(page: Page, name: string): Promise<void> }

/** Takes pictures into a folder and keeps a list of them. Each picture is of one window, not of a whole page. */
export function camera(folder: string, portal: string): { taken: Picture[]; shoot: Walk['shoot'] } {
  const taken: Picture[] = []
  async function shoot(page: Page, name: string): Promise<void> {
    if (taken.some((picture) => picture.name === name)) throw new Error(`Two pictures would be called ${name}.`)
    await page.mouse.move(0, 0)
    await page.waitForLoadState('networkidle')
    // A step inside a page is no navigation: pictures that it shows may still be on their way. Those out of sight wait.
    await page.evaluate(() => Promise.all([...document.images].map((image) => (image.complete || image.loading === 'lazy' ? null : new Promise((done) => (image.onload = image.onerror = done))))))
    await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' })
    const { origin, pathname } = new URL(page.url())
    taken.push({ name, at: origin === portal ? pathname : null })
  }
  return { taken, shoot }
}

/** A window of its own, with a login of its own. */
export async function open(walk: Walk, viewport: { width: number; height: number }, permissions: string[] = []): Promise<Page> {
  const context = await walk.browser.newContext({ baseURL: walk.at.portal, viewport, permissions, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', reducedMotion: 'reduce' })
  return context.newPage()
}

/** Goes to each address and takes its picture. */
export async function shootEach(walk: Walk, page: Page, places: readonly (readonly [address: string, name: string])[]): Promise<void> {
  for (const [address, name] of places) {
    await page.goto(address)
    await walk.shoot(page, name)
  }
}

/** The same page as a phone shows it; the window is a desk again afterwards. */
export async function shootOnPhone(walk: Walk, page: Page, name: string): Promise<void> {
  await page.setViewportSize(PHONE)
  await walk.shoot(page, `${name}-telefoon`)
  await page.setViewportSize(DESK)
}
