import {
  at,
  type Connector,
  type Expected,
  isComplete,
  namesIn,
  type Proof,
  render,
  type TestCall,
  type Values,
} from '#lib/define/index.ts'
import { say } from '#lib/words/index.ts'
import { type Finding, fromVerdict, unexpected } from './finding.ts'
import type { Identity } from './report.ts'

type ActionCall = Extract<TestCall, { action: string }>

/** What a successful answer does not prove: its shape first, then what must agree with the person's entries. */
export function checkAnswer(
  json: unknown,
  { action, expect, proves = [] }: ActionCall,
  { provider, actions }: Connector,
  publicValues: Values,
): Finding | undefined {
  const all = { ...actions[action]?.expect, ...expect }
  if (!isAsExpected(json, all))
    return unexpected(say('{provider} answered, but not in the form its API is documented to use.', { provider }))
  const failed = proves.find((proof) => !holds(proof, json, publicValues))
  return failed && fromVerdict(failed.otherwise, publicValues)
}

/** Whether an answer has what a definition expects of it, at each path. */
export const isAsExpected = (json: unknown, expect: Expected): boolean =>
  Object.entries(expect).every(([path, type]) => kindOf(at(json, path)) === type)

function holds(proof: Proof, json: unknown, publicValues: Values): boolean {
  const template = 'equals' in proof ? proof.equals : proof.host
  if (!isComplete(template, publicValues)) return true
  const wanted = render(template, publicValues)
  const found = 'equals' in proof ? word(at(json, proof.at)) : hostIn(at(json, proof.at))
  if (found === undefined) return proof.ifPresent === true
  return 'equals' in proof ? found === wanted : found === wanted.toLowerCase()
}

/**
 * Who the provider says this is; undefined when the answer has no id. `protect` takes secrets out of what comes from
 * the answer; what the person typed as public stays as it is, even where a secret looks like it.
 */
export function readIdentity(
  json: unknown,
  { identity }: ActionCall,
  publicValues: Values,
  protect: (text: string) => string,
): Identity | undefined {
  if (!identity) return undefined
  const answers = namesIn(identity).filter((name) => name.startsWith('answer.'))
  const answerAt = (name: string) => word(at(json, name.slice('answer.'.length)))
  const protectedAnswers = answers.map((name) => {
    const found = answerAt(name)
    return [name, found && protect(found)] as const
  })
  const values = { ...publicValues, ...Object.fromEntries(protectedAnswers) }
  if (!isComplete(identity.id, values)) return undefined
  const id = clean(render(identity.id, values))
  return { id, name: clean(isComplete(identity.name, values) ? render(identity.name, values) : id) }
}

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value)

const word = (value: unknown): string | undefined =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined

/** Host of an absolute URL, or a bare host; a relative URL tells nothing. */
function hostIn(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  if (URL.canParse(value)) return new URL(value).hostname
  return /^[\w.-]+$/.test(value) ? value.toLowerCase() : undefined
}

// A provider's text goes on a page and into a log: no control, direction or invisible characters.
const clean = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, 200)
