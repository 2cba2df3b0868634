import { expect } from 'vitest'
import { inEnglish } from '#lib/words/in-english.fixture.ts'
import type { TestEvent } from './report.ts'
import { tenantConnector, tenantValues } from './tenant-connector.fixture.ts'
import type { TestOptions } from './test-credentials.ts'
import { testCredentials } from './test-in-english.fixture.ts'

export type Dispatch = (request: Request) => Promise<Response>

/** For tests: runs a credential test against a function, and looks for every secret and token in what it tells. */
export async function watchTest(dispatch: Dispatch, options: Partial<TestOptions> = {}, hidden: string[] = []) {
  const events: TestEvent[] = []
  const asked: string[] = []
  const connector = options.connector ?? tenantConnector
  const values = options.values ?? tenantValues
  const report = await testCredentials({
    connector,
    authMethod: 'basic',
    values,
    patience: { again: 1 },
    report: (event) => events.push(event),
    ...options,
    door: {
      dispatch: (request) => {
        asked.push(`${request.method} ${new URL(request.url).pathname}`)
        return dispatch(request)
      },
      ...options.door,
    },
  })
  const told = JSON.stringify([report, events])
  for (const name of Object.keys(connector.fields).filter((one) => connector.fields[one]?.kind === 'secret'))
    hidden.push(values[name] ?? '')
  for (const secret of hidden)
    if (secret) for (const form of [secret, btoa(secret), encodeURIComponent(secret)]) expect(told).not.toContain(form)
  expect(events[0]?.type).toBe('steps')
  // What was told as it happened is what the report says at the end.
  const steps = events.reduce<unknown[]>(
    (all, event) => (event.type === 'steps' ? [...event.steps] : all.with(event.index, event.step)),
    [],
  )
  expect(inEnglish(steps)).toEqual(report.steps)
  return {
    report,
    events: inEnglish(events),
    asked,
    states: report.steps.map(({ state }) => state),
    refusal: report.ok ? undefined : report.refusal,
  }
}

export const html = (status: number, headers = {}) =>
  new Response('<html>', { status, headers: { 'content-type': 'text/html', ...headers } })
