import { at, type Connector, namesIn } from '#lib/define/index.ts'
import { put } from '#lib/sandbox/refusal-response.ts'

export type Reply = { status: number; headers: Record<string, string>; body: string } | 'cut' | 'silent'

/** What a provider in some mood goes by. */
export type Said = {
  /** all that it was sent, in every alphabet that an answer may repeat it in */
  echo: string
  isExchange: boolean
  /** what it would answer if it were its honest self */
  honest: () => Promise<{ status: number; headers: Record<string, string>; body: string }>
}

export type Mood = (said: Said) => Reply | Promise<Reply>

const json = (status: number, value: unknown): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
})
const text = (status: number, type: string, body: string, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { 'content-type': type, ...headers },
  body,
})

/** All the ways in which a provider may answer that say the credentials back, by name. */
export function moodsOf(connector: Connector): Record<string, Mood> {
  const { errors } = connector
  const refusal = ({ code, message }: (typeof errors)[number], echo: string) => {
    const body: Record<string, unknown> = { you: echo }
    if (message) put(body, message, echo)
    if (code) put(body, code, `code ${echo}`)
    return body
  }
  const byStatus = [401, 403, 404, 422, 429, 500].map((status): [string, Mood] => [
    `refuses with ${status}`,
    ({ echo }) => json(status, refusal(errors[0] ?? {}, echo)),
  ])
  const byShape = errors.flatMap((shape, index): [string, Mood][] => [
    [`refuses in shape ${index}`, ({ echo }) => json(400, refusal(shape, echo))],
    ...(shape.inSuccess
      ? [[`refuses in shape ${index} with 200`, ({ echo }: Said) => json(200, refusal(shape, echo))] as [string, Mood]]
      : []),
  ])
  return {
    'puts them into names': async ({ honest, echo }) => withNames(connector, await honest(), echo),
    'makes its token of them': async ({ honest, echo, isExchange }) =>
      isExchange ? withToken(connector, await honest(), echo.replace(/[^\x21-\x7e]/g, '').slice(0, 500)) : honest(),
    ...Object.fromEntries([...byStatus, ...byShape]),
    'answers with plain text': ({ echo }) => text(400, 'text/plain', echo),
    'is down behind a page': ({ echo }) => text(503, 'text/html', `<h1>${echo}</h1>`),
    'asks for a browser': ({ echo }) => text(403, 'text/html', echo, { 'cf-mitigated': 'challenge' }),
    'shows a page': ({ echo }) => text(200, 'text/html', `<title>${echo}</title>`),
    'sends away': ({ echo }) => ({
      status: 302,
      headers: { location: `https://${hostLike(echo)}.example/?you=${encodeURIComponent(echo.slice(0, 500))}` },
      body: '',
    }),
    'breaks off its JSON': ({ echo }) => text(200, 'application/json', `{"detail": ${JSON.stringify(echo)}, "x`),
    'says it is compressed': ({ echo }) => text(200, 'application/json', echo, { 'content-encoding': 'gzip' }),
    'cuts the connection': () => 'cut',
  }
}

/** The first letters and digits of a text, as the labels of a host. */
const hostLike = (said: string): string =>
  (said.replace(/[^a-z0-9]/gi, '').match(/.{1,60}/g) ?? ['nothing']).slice(0, 3).join('.')

type Plain = { status: number; headers: Record<string, string>; body: string }

/** The same answer with the secrets where the identity's name comes from. */
function withNames({ test }: Connector, answer: Plain, echo: string): Plain {
  const identities = test.flatMap((call) => ('identity' in call && call.identity ? [call.identity] : []))
  const proven = test.flatMap((call) => ('proves' in call && call.proves ? call.proves.map((proof) => proof.at) : []))
  const paths = namesIn(identities.map(({ name }) => name))
    .filter((name) => name.startsWith('answer.'))
    .map((name) => name.slice('answer.'.length))
    .filter((path) => !proven.includes(path))
  return changed(answer, (body) => {
    for (const path of paths) if (at(body, path) !== undefined) put(body, path, `${at(body, path)} ${echo}`)
  })
}

function withToken({ auth }: Connector, answer: Plain, token: string): Plain {
  return changed(answer, (body) => {
    for (const method of Object.values(auth))
      if (method.type === 'token' && at(body, method.answer.token) !== undefined) put(body, method.answer.token, token)
  })
}

function changed(answer: Plain, change: (body: Record<string, unknown>) => void): Plain {
  if (!answer.headers['content-type']?.includes('json')) return answer
  const body = JSON.parse(answer.body) as Record<string, unknown>
  change(body)
  return { ...answer, body: JSON.stringify(body) }
}
