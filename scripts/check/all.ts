import { offerApache } from '../setup/apache'
import { ensureChromium } from '../setup/chromium'
import { build, prepare } from '../stack/build'
import { both, playwright, single, vitest, type Outcome } from './steps'

// npm test: everything. npm run check (--fast): lint, types and unit tests.
const fast = process.argv.includes('--fast')

type Step = [name: string, run: () => Promise<Outcome>]

// Each of the two keeps one core busy: they run side by side.
const quick: Step[] = [
  ['lint and types', () => both(single('eslint/bin/eslint.js', ['.', '--max-warnings=0']), single('typescript/bin/tsc', ['--noEmit']))],
  ['unit tests', () => vitest('unit')],
]
const whole: Step[] = [
  ['integration tests on PostgreSQL', () => vitest('integration')],
  ['build', () => build().then(() => ({ passed: 1, failed: 0 }), (error: Error) => (console.error(error.message), { passed: 0, failed: 1 }))],
  ['journeys in Chromium', async () => playwright(chromium!)],
]

// A missing browser is told before the first test, not after the last.
const chromium = fast ? null : ensureChromium()
if (!fast) offerApache()
await prepare()
const total = { passed: 0, failed: 0, told: [] as string[] }
for (const [name, run] of [...quick, ...(fast ? [] : whole)]) {
  console.log(`\n── ${name}`)
  const started = Date.now()
  const { passed, failed, told = [] } = await run()
  total.passed += passed
  total.failed += failed
  total.told.push(...told.map((lines) => `${name}: ${lines}`))
  console.log(`── ${name}: ${failed === 0 ? 'ok' : `${failed} failed`} (${Math.round((Date.now() - started) / 1000)} s)`)
}
// Ten thousand lines lie between the first failure and the end: what failed is said again here.
if (total.told.length > 0) console.log(`\n── what failed\n\n${total.told.join('\n\n')}`)
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)
