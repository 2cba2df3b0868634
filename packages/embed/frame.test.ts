import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { connectHost, reportHeight } from './frame.js'

const HOST = 'https://app.acme.example'
const start = { type: 'connector-hub:start', version: 1, session: 'ses_1', secret: 'fake-secret' }

/** The page around the frame, as the frame can reach it. */
let parent: { postMessage: ReturnType<typeof vi.fn> }
let frame: EventTarget

beforeEach(() => {
  parent = { postMessage: vi.fn() }
  frame = new EventTarget()
  vi.stubGlobal('window', { parent })
  vi.stubGlobal('addEventListener', frame.addEventListener.bind(frame))
  vi.stubGlobal('removeEventListener', frame.removeEventListener.bind(frame))
})
afterEach(() => vi.unstubAllGlobals())

const connect = (allowedOrigins = [HOST]) => {
  const heard: unknown[] = []
  const tell =
    (name: string) =>
    (...what: unknown[]) =>
      heard.push([name, ...what])
  const hub = connectHost({ allowedOrigins, onStart: tell('start'), onToken: tell('token'), onTheme: tell('theme') })
  return { ...hub, heard }
}

/** A message as it arrives in the frame, with the other end of its port. */
function arrive(changed: { data?: unknown; origin?: string; source?: unknown; ports?: MessagePort[] } = {}) {
  const { port1, port2 } = new MessageChannel()
  const message = { data: start, origin: HOST, source: parent, ports: [port2], ...changed }
  frame.dispatchEvent(Object.assign(new Event('message'), message))
  const received: unknown[] = []
  port1.onmessage = ({ data }) => received.push(data)
  return { port: port1, received, close: () => port1.close() }
}

test('it says ready to each allowed origin by name, and to nobody else', () => {
  connect([HOST, '*', 'https://app.acme.example/path', 'null', 'http://localhost:4000'])
  expect(parent.postMessage.mock.calls).toEqual(
    [HOST, 'http://localhost:4000'].map((origin) => [{ type: 'connector-hub:ready', version: 1 }, origin]),
  )
})

test('the start gives the secret, and what was told before it goes out in order, with its own members alone', async () => {
  const { post, heard } = connect()
  const clientSecret = 'fake-typed-secret'
  post({ type: 'ready' })
  post({ type: 'step', name: 'form', state: 'shown', ...{ clientSecret } })
  const { received, close } = arrive()
  post({ type: 'linked', accountId: 'acc_1', provider: 'udemy', ...{ token: clientSecret } })
  expect(heard).toEqual([['start', 'fake-secret', 'ses_1']])
  await vi.waitFor(() => expect(received).toHaveLength(3))
  expect(received).toEqual([
    { type: 'ready' },
    { type: 'step', name: 'form', state: 'shown' },
    { type: 'linked', accountId: 'acc_1', provider: 'udemy' },
  ])
  close()
})

test.each([
  ['from another window', { source: {} }],
  ['from another origin', { origin: 'https://evil.example' }],
  ['from a longer origin', { origin: `${HOST}.evil.example` }],
  ['without a port', { ports: [] }],
  ['of another version', { data: { ...start, version: 2 } }],
  ['without a secret', { data: { ...start, secret: undefined } }],
  ['of another kind', { data: 'connector-hub:start' }],
])('a start %s is ignored', (_, changed) => {
  const { heard } = connect()
  arrive(changed).close()
  expect(heard).toEqual([])
})

test('only the first start counts', () => {
  const { heard } = connect()
  arrive().close()
  arrive({ data: { ...start, secret: 'fake-second' } }).close()
  expect(heard).toEqual([['start', 'fake-secret', 'ses_1']])
})

test('the host brings a new token and another look; asked to close, a frame without an answer of its own agrees', async () => {
  const { heard } = connect()
  const { port, received, close } = arrive()
  port.postMessage({ type: 'token', session: 'ses_2', secret: 'fake-next' })
  port.postMessage({ type: 'theme', theme: 'dark', mode: 'modal' })
  port.postMessage({ type: 'constructor' })
  port.postMessage(null)
  port.postMessage({ type: 'close' })
  await vi.waitFor(() => expect(received).toEqual([{ type: 'closed' }]))
  expect(heard.slice(1)).toEqual([
    ['token', 'fake-next', 'ses_2'],
    ['theme', { theme: 'dark', accent: undefined, locale: undefined }],
  ])
  close()
})

test('a page that is in no frame has no host', () => {
  const window = { postMessage: vi.fn() }
  vi.stubGlobal('window', Object.assign(window, { parent: window }))
  const { post, heard } = connect()
  post({ type: 'ready' })
  arrive({ source: window }).close()
  expect([heard, window.postMessage.mock.calls]).toEqual([[], []])
})

test('a height is told when it changes, in whole pixels', () => {
  let change = () => {}
  const observer = { observe: vi.fn(), disconnect: vi.fn() }
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(callback: () => void) {
        change = callback
        Object.assign(this, observer)
      }
    },
  )
  const heights = [400.2, 400.4, 512]
  const element = { getBoundingClientRect: () => ({ height: heights.shift() }) } as unknown as Element
  const told: unknown[] = []
  const stop = reportHeight(element, (event) => told.push(event))
  change()
  change()
  change()
  stop()
  expect(told).toEqual([401, 512].map((height) => ({ type: 'resize', height })))
  expect(observer.disconnect).toHaveBeenCalledOnce()
})
