/** The part of vitest's JSON report that tells what failed. */
export type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numFailedTestSuites: number
  testResults: { name: string; status: string; message?: string; assertionResults: { fullName: string; status: string; failureMessages?: string[] | null }[] }[]
}

type PlaywrightSuite = {
  suites?: PlaywrightSuite[]
  specs?: { title: string; file: string; tests: { status: string; results: { errors: { message?: string }[] }[] }[] }[]
}

/** The part of Playwright's JSON report that tells what failed. */
export type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; suites: PlaywrightSuite[] }

const LINES = 25

/** Each failed test of a vitest run, and each file that broke before its first test, with the start of its message. */
export function toldByVitest({ testResults }: Pick<VitestReport, 'testResults'>): string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0) return status === 'failed' ? [told(name, message ?? '')] : []
    return failed.map((test) => told(`${name} › ${test.fullName}`, test.failureMessages?.join('\n') ?? ''))
  })
}

/** Each failed or unsteady journey of a Playwright run, with the start of its messages. */
export function toldByPlaywright(suites: PlaywrightSuite[]): string[] {
  return suites.flatMap(({ suites: inner = [], specs = [] }) => [
    ...specs.flatMap(({ title, file, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ results }) => told(`${file} › ${title}`, results.flatMap(({ errors }) => errors.map(({ message }) => message ?? '')).join('\n'))),
    ),
    ...toldByPlaywright(inner),
  ])
}

const told = (title: string, message: string): string => [title, ...message.split('\n').slice(0, LINES)].join('\n')
