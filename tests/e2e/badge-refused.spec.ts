import { findChromium } from '@/scripts/setup/chromium'
import { badgeSchool, openBadge } from './support/badge'
import { BROWSER_ARGS } from './support/browser'
import { shortcut } from './support/steps'
import { expect, test } from './support/test'

/** A camera is there, and nobody lets the page have it. */
test.use({ launchOptions: { executablePath: findChromium() ?? undefined, args: [...BROWSER_ARGS, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream=deny'] } })

test('PUP-5: a camera that may not go on: told kindly, with the code as the way on', async ({ page }) => {
  const { school } = await badgeSchool()
  await openBadge(page, shortcut(school))
  await expect(page.getByText(/De camera mag nu niet aan\. Vraag je juf of meester/)).toBeVisible()
  await page.getByRole('button', { name: 'Ik heb mijn badge niet' }).click()
  await expect(page.getByRole('group', { name: 'Je code' })).toBeVisible()
})
