import { expect, type Locator, type Page } from '@playwright/test'

/** A phone, a tablet and a desktop, as schools and homes have them. */
export const SCREENS = { phone: { width: 390, height: 844 }, tablet: { width: 1024, height: 768 }, desktop: { width: 1366, height: 768 } } as const

/** The elements that make the page wider than the screen; none when it is not. */
export function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = [...document.body.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > clientWidth && !each.closest('.overflow-auto, .overflow-x-auto'))
    return [`${scrollWidth - clientWidth} px`, ...wide.map((each) => each.cloneNode(false) as Element).map((each) => each.outerHTML.slice(0, 160))]
  })
}

/** Words on the page that stand on two lines though they have no hyphen to break at; what is no word (addresses, keys) may break. */
export function brokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const broken: string[] = []
    const texts = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      for (const { 0: word, index } of node.textContent!.matchAll(/(?<![\p{L}\p{N}@._/-])\p{L}{4,24}(?![\p{L}\p{N}@_/-]|\.\p{L})/gu)) {
        const range = document.createRange()
        range.setStart(node, index)
        range.setEnd(node, index + word.length)
        if (new Set([...range.getClientRects()].filter(({ width }) => width > 1).map(({ top }) => Math.round(top))).size > 1) broken.push(word)
      }
    }
    return broken
  })
}

/** Presses Tab until this has the focus: what the keyboard does not reach, it cannot work with. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible()
  for (let presses = 0; presses < 120; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not reach ${String(wanted)} on ${page.url()}`)
}

/** Goes there by Tab and presses Enter, or another key. */
export async function press(page: Page, wanted: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, wanted)
  await page.keyboard.press(key)
}

/** Goes there by Tab and types; what stood there is selected by the browser and replaced. */
export async function type(page: Page, wanted: Locator, text: string): Promise<void> {
  await tabTo(page, wanted)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}

/** axe at both widths, and nothing that sticks out on a phone. */
export async function sound(page: Page, axe: (page: Page) => Promise<void>): Promise<void> {
  await axe(page)
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await sticksOut(page), `sticks out at 360 px: ${page.url()}`).toEqual([])
  await axe(page)
  await page.setViewportSize({ width: 1280, height: 900 })
}
