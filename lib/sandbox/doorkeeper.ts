import { randomUUID } from 'node:crypto'
import { type AuthMethod, type Connector, exampleValues, type TokenAuth } from '#lib/define/index.ts'
import { type Found, type Received, readBack } from './read-back.ts'
import { put } from './refusal-response.ts'
import { type Scenario, scenarioField } from './scenarios.ts'

/** Who asks: which scenario the credentials stand for, and the fields whose values are not the ones we know. */
export type Caller = { scenario?: Scenario; wrong: readonly string[] }

/** Knows the credentials of every scenario, and the tokens that were given for them. */
export function createDoorkeeper(connector: Connector, scenarios: readonly Scenario[], now: () => number) {
  const good = exampleValues(connector.fields)
  const mark = scenarioField(connector)
  const tokens = new Map<string, { caller: Caller; until: number }>()

  const isKnown = (name: string, value: string) =>
    value === good[name] || (name === mark && scenarios.some(({ values }) => values[name] === value))
  const wrongIn = (found: Found): string[] =>
    found.filter(([name, value]) => Object.hasOwn(good, name) && !isKnown(name, value)).map(([name]) => name)

  function callerOf(found: Found): Caller {
    const value = found.find(([name]) => name === mark)?.[1]
    const scenario = scenarios.find(({ play, values }) => play.kind !== 'answer' && values[mark] === value)
    return { ...(scenario && { scenario }), wrong: wrongIn(found) }
  }

  return {
    wrongIn,

    /** Who exchanges credentials; undefined when the pair that belongs in the header is missing. */
    exchanging({ request: { basic } }: TokenAuth, found: Found, { headers }: Received): Caller | undefined {
      const pair = basic ? readBasic(basic, headers) : []
      return pair && callerOf([...found, ...pair])
    },

    /** Who makes a call; undefined when it carries no credential of any method. */
    calling({ headers }: Received): Caller | undefined {
      for (const method of Object.values(connector.auth)) {
        if (method.type === 'token') {
          const minted = tokens.get(tokenIn(method, headers) ?? '')
          if (minted && minted.until > now()) return minted.caller
        } else {
          const found = readCredential(method, headers)
          if (found) return callerOf(found)
        }
      }
      return undefined
    },

    /** A new token, in the answer the definition describes. */
    admit({ answer }: TokenAuth, caller: Caller): Record<string, unknown> {
      for (const [token, { until }] of tokens) if (until <= now()) tokens.delete(token)
      const token = `sandbox-${randomUUID()}`
      tokens.set(token, { caller, until: now() + answer.lifetime * 1000 })
      const body = put({}, answer.token, token)
      return answer.expiresIn ? put(body, answer.expiresIn, answer.lifetime) : body
    },
  }
}

function tokenIn({ send: { scheme, header = 'authorization' } }: TokenAuth, headers: Headers): string | undefined {
  const given = headers.get(header) ?? ''
  if (!scheme) return given
  return given.startsWith(`${scheme} `) ? given.slice(scheme.length + 1) : undefined
}

function readCredential(method: Exclude<AuthMethod, { type: 'token' }>, headers: Headers): Found | undefined {
  switch (method.type) {
    case 'basic':
      return readBasic(method, headers)
    case 'bearer':
      return readBack(`Bearer ${method.token}`, headers.get('authorization') ?? '')
    case 'header':
      return readBack(method.value, headers.get(method.name) ?? '')
  }
}

function readBasic(pair: { username: string; password: string }, headers: Headers): Found | undefined {
  const [, encoded = ''] = /^Basic (.+)$/.exec(headers.get('authorization') ?? '') ?? []
  return encoded ? readBack(`${pair.username}:${pair.password}`, Buffer.from(encoded, 'base64').toString()) : undefined
}
