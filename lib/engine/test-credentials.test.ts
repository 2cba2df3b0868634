import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { tenantConnector, tenantProvider, tenantValues } from './tenant-connector.fixture.ts'
import { watchTest } from './watch-test.fixture.ts'

const courses = (answer: () => Response | Promise<Response>) => tenantProvider({ courses: answer })

describe('a test that passes', () => {
  it('asks in order, tells each step, and answers who it is', async () => {
    const { report, events, asked } = await watchTest(tenantProvider())
    expect(report).toMatchObject({ ok: true, identity: { id: '100028', name: 'acme.tenant.example' }, limitations: [] })
    expect(asked).toEqual(['GET /orgs/100028/courses/', 'GET /orgs/100028/people/'])
    expect(report.steps.map(({ title }) => title)).toEqual([
      'Reach acme.tenant.example',
      'Sign in',
      'Find 100028',
      'Read courses',
      'Read people',
    ])
    expect(events.map((event) => (event.type === 'steps' ? 'steps' : `${event.index} ${event.step.state}`))).toEqual([
      'steps',
      '0 running',
      '0 passed',
      '1 passed',
      '2 passed',
      '3 passed',
      '4 running',
      '4 passed',
    ])
  })

  it("tells the time of a call once, at the call's first step", async () => {
    const untimed = undefined
    const ms = expect.any(Number)
    const timesOf = ({ report }: Awaited<ReturnType<typeof watchTest>>) => report.steps.map((step) => step.ms)
    const refusal = (status: number) => () => Response.json({ detail: 'no' }, { status })
    expect(timesOf(await watchTest(tenantProvider()))).toEqual([ms, untimed, untimed, untimed, ms])
    expect(timesOf(await watchTest(tenantProvider({ people: refusal(403) })))).toEqual([
      ms,
      untimed,
      untimed,
      untimed,
      ms,
    ])
    // Whether the failed step is the first of its call or a later one.
    for (const status of [503, 404])
      expect(timesOf(await watchTest(courses(refusal(status))))).toEqual([ms, untimed, untimed, untimed, untimed])
  })

  it('says what an optional read may not do, and goes on', async () => {
    const { report, states } = await watchTest(
      tenantProvider({ people: () => Response.json({ detail: 'no' }, { status: 403 }) }),
    )
    expect(report).toMatchObject({ ok: true, limitations: ['People may not be read.'] })
    expect(states.at(-1)).toBe('limited')
  })

  it('does not call a busy optional read a missing permission', async () => {
    const { report } = await watchTest(tenantProvider({ people: () => new Response('', { status: 429 }) }))
    expect(report).toMatchObject({
      ok: true,
      limitations: ['Tenant is being asked too often right now. This part was not checked.'],
    })
  })

  it('has nothing to compare where the provider has no data, or a relative address', async () => {
    for (const results of [[], [{ url: '/course/1' }], [{}]])
      expect((await watchTest(courses(() => Response.json({ count: 0, results })))).report.ok).toBe(true)
  })
})

describe('a secret that the provider sends back', () => {
  it('is not in the identity', async () => {
    const { clientSecret } = tenantValues
    const test = tenantConnector.test.map((call) =>
      'action' in call && call.identity ? { ...call, identity: { id: '{answer.id}', name: '{answer.name}' } } : call,
    )
    const answer = { count: 0, results: [], id: '7', name: `Acme ${clientSecret}` }
    const { report } = await watchTest(
      courses(() => Response.json(answer)),
      { connector: { ...tenantConnector, test } },
    )
    expect(report).toMatchObject({ ok: true, identity: { id: '7', name: 'Acme [redacted]' } })
  })

  it('is not in the name of a host it redirects to, in any capitals', async () => {
    const { clientId = '', clientSecret = '' } = tenantValues
    const piece = clientSecret.slice(0, 16)
    const location = `https://${clientId}.${piece}.acme.example/`
    const { refusal } = await watchTest(courses(() => new Response(null, { status: 302, headers: { location } })))
    expect(refusal?.message).toBe(
      'acme.tenant.example sent us on to [redacted].[redacted].acme.example instead of answering.',
    )
  })
})

describe('patience', () => {
  const silent = () => new Promise<Response>(() => {})
  const cancelledBy = (person: AbortController) => () => {
    person.abort()
    return silent()
  }

  it('ends with one slow step, and with the whole test', async () => {
    expect((await watchTest(silent, { patience: { step: 30 } })).refusal).toMatchObject({
      code: 'provider_unavailable',
      message: 'Tenant did not answer in time.',
    })
    expect((await watchTest(silent, { patience: { test: 30 } })).refusal).toMatchObject({
      code: 'provider_unavailable',
      message: 'Tenant did not answer in time.',
    })
  })

  it('asks a test once, whatever the fault', async () => {
    expect((await watchTest(async () => new Response('', { status: 503 }))).asked).toHaveLength(1)
  })

  it('ends when the person cancels, at once', async () => {
    const person = new AbortController()
    const { refusal, states } = await watchTest(cancelledBy(person), { signal: person.signal })
    expect(refusal).toMatchObject({ message: 'The check was stopped before it ended.', fields: [] })
    expect(states[0]).toBe('failed')
  })

  it('links when time ran out in an optional step', async () => {
    const time = new AbortController()
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(time.signal)
    onTestFinished(() => void vi.restoreAllMocks())
    const people = () => {
      time.abort(new DOMException('Time is up', 'TimeoutError'))
      return silent()
    }
    const { report, states } = await watchTest(tenantProvider({ people }))
    expect(report).toMatchObject({ ok: true, limitations: [expect.stringContaining('was not checked')] })
    expect(states.at(-1)).toBe('limited')
  })

  it('does not pass an optional step that was cancelled', async () => {
    const person = new AbortController()
    const { report } = await watchTest(tenantProvider({ people: cancelledBy(person) }), {
      signal: person.signal,
    })
    expect(report.ok).toBe(false)
  })
})
