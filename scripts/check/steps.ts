import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { toldByPlaywright, toldByVitest, type PlaywrightReport, type VitestReport } from './failures'

/** What a step counted, and what went wrong in it, each as a few lines to read. */
export type Outcome = { passed: number; failed: number; told?: string[] }

const REPORTS = 'test-results'

/** Runs a tool of node_modules in this terminal; its exit code. */
export function tool(script: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, [`node_modules/${script}`, ...args], { stdio: 'inherit', env: { ...process.env, ...env } })
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
}

/** A check that holds or does not: counts as one test. */
export async function single(script: string, args: string[], env?: Record<string, string>): Promise<Outcome> {
  return (await tool(script, args, env)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, told: [script] }
}

/** Two checks that run side by side, as one. */
export async function both(one: Promise<Outcome>, other: Promise<Outcome>): Promise<Outcome> {
  const [a, b] = await Promise.all([one, other])
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, told: [...(a.told ?? []), ...(b.told ?? [])] }
}

/** Tests of one vitest project. A run that ends badly without a failed test counts as one failure. */
export async function vitest(project: string): Promise<Outcome> {
  const file = report(`${project}.json`)
  const code = await tool('vitest/vitest.mjs', ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`])
  const result = readReport<VitestReport>(file)
  return judged(code, { passed: result?.numPassedTests ?? 0, failed: (result?.numFailedTests ?? 0) || (result?.numFailedTestSuites ?? 0), told: result ? toldByVitest(result) : [] })
}

/** The journeys in a real browser. */
export async function playwright(chromium: string, args: string[] = []): Promise<Outcome> {
  const file = report('e2e.json')
  const code = await tool('@playwright/test/cli.js', ['test', ...args], { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file })
  const result = readReport<PlaywrightReport>(file)
  const stats = result?.stats
  return judged(code, { passed: stats?.expected ?? 0, failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0), told: result ? toldByPlaywright(result.suites) : [] })
}

function judged(code: number, outcome: Outcome): Outcome {
  return code !== 0 && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome
}

function report(name: string): string {
  mkdirSync(REPORTS, { recursive: true })
  const file = path.join(REPORTS, name)
  rmSync(file, { force: true })
  return file
}

function readReport<Report>(file: string): Report | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : null
}
