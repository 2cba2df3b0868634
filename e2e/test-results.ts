import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'

/** What a test runner left behind: how many tests passed, and each that did not, with the first lines of why. */
export interface TestResults {
  passed: number
  failures: string[]
}

interface VitestReport {
  numPassedTests: number
  testResults: {
    name: string
    status: string
    message: string
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[]
  }[]
}

interface Suite {
  suites?: Suite[]
  specs?: Spec[]
}
interface Spec {
  title: string
  file: string
  ok: boolean
  tests: { status: string; results: { error?: { message?: string } }[] }[]
}
interface PlaywrightReport extends Suite {
  stats: { expected: number; flaky: number }
  errors: { message?: string }[]
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
const COLOURS = /\u001b\[[\d;]*m/g

/** "file › test", then the first lines of the reason. */
const told = (file: string, test: string, why = ''): string =>
  [`${file} › ${test}`, ...why.replace(COLOURS, '').trim().split('\n').slice(0, 6)].join('\n    ')

const specsOf = ({ suites = [], specs = [] }: Suite): Spec[] => [...specs, ...suites.flatMap(specsOf)]

function fromVitest({ numPassedTests, testResults }: VitestReport): TestResults {
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    const file = relative(process.cwd(), name)
    // A file that could not be run at all has no failed test.
    if (failed.length === 0 && status === 'failed') return [told(file, 'did not run', message)]
    return failed.map((test) => told(file, test.fullName, test.failureMessages[0]))
  })
  return { passed: numPassedTests, failures }
}

function fromPlaywright(report: PlaywrightReport): TestResults {
  const failed = specsOf(report).filter(({ ok, tests }) => !ok || tests.some(({ status }) => status === 'flaky'))
  return {
    passed: report.stats.expected,
    failures: [
      ...failed.map(({ file, title, tests }) =>
        told(file, title, tests.flatMap(({ results }) => results).find(({ error }) => error)?.error?.message),
      ),
      ...report.errors.map(({ message }) => told('the browser tests', 'an error outside of a test', message)),
    ],
  }
}

/** Reads Vitest's or Playwright's report; a runner that left none has failed as a whole. */
export async function readResults(path: string, runner: string): Promise<TestResults> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return { passed: 0, failures: [`${runner} ended without a report`] }
  const report = JSON.parse(text) as VitestReport | PlaywrightReport
  return 'stats' in report ? fromPlaywright(report) : fromVitest(report)
}
