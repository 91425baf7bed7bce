import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// Far from Dutch time and on the other side of the date line: what forgets Europe/Amsterdam shows itself.
process.env.TZ = 'Pacific/Auckland'

const resolve = { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } }

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          pool: 'forks',
          isolate: false,
          maxWorkers: 2,
          // Generous: on a busy machine a slow test is no failed one.
          testTimeout: 60_000,
          include: ['{lib,mocks,scripts}/**/*.test.ts', 'components/**/*.test.{ts,tsx}'],
        },
      },
      {
        resolve,
        test: {
          name: 'integration',
          pool: 'forks',
          isolate: false,
          maxWorkers: 2,
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          setupFiles: ['tests/support/setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
