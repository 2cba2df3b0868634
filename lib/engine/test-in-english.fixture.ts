import { inEnglish } from '#lib/words/in-english.fixture.ts'
import { type TestOptions, testCredentials as test } from './test-credentials.ts'

/** For tests: a test of credentials whose report is in English. */
export const testCredentials = async (options: TestOptions) => inEnglish(await test(options))
