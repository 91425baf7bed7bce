import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/setup/chromium'
import { BROWSER_ARGS } from './tests/e2e/support/browser'

/** Everything runs once for all files (support/setup.ts); each test makes a school of its own, so files run side by side. */
export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/support/setup.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // Generous, as in vitest.config.ts: on a busy machine a slow page is no failed one.
  timeout: 180_000,
  expect: { timeout: 40_000 },
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    viewport: { width: 1280, height: 900 },
    screenshot: 'only-on-failure',
    actionTimeout: 40_000,
    launchOptions: { executablePath: findChromium() ?? undefined, args: BROWSER_ARGS },
  },
})
