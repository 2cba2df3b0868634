import type { z } from '@hono/zod-openapi'
import type { Problem } from '#lib/problems.ts'

import { say } from '#lib/words/index.ts'

type Issue = z.core.$ZodIssue

/** Input that does not fit a route's schema, as a problem with a sentence per entry. No sentence quotes what was sent. */
export function validationProblem(target: string, issues: readonly Issue[]): Problem {
  const fields = Object.fromEntries(issues.flatMap(sentencesFor))
  const isBody = target === 'json'
  return {
    kind: isBody ? 'invalid_values' : 'invalid_request',
    message: isBody
      ? say('Some entries are missing or have the wrong form.')
      : say('Part of the address does not fit.'),
    next: say('Correct what is named, then send it again.'),
    fields,
  }
}

const nameOf = ({ path }: Issue): string => path.map(String).join('.') || 'body'

const sentencesFor = (issue: Issue): [name: string, sentence: string][] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => [shortOf(key), `${shortOf(key)} is not known here. ${issue.message}`])
    : [[nameOf(issue), sentenceFor(issue)]]

/** A name that was sent, as it may be shown. */
const shortOf = (key: string): string => (/^[\w.[\]-]{1,60}$/.test(key) ? key : 'One of the names')

function sentenceFor(issue: Issue): string {
  const name = nameOf(issue)
  switch (issue.code) {
    case 'invalid_type':
      return `${name} must be ${article(issue.expected)}.`
    case 'too_big':
      return `${name} is too long or too large: at most ${issue.maximum}.`
    case 'too_small':
      return `${name} is too short or too small: at least ${issue.minimum}.`
    case 'invalid_value':
      return `${name} must be one of: ${issue.values.map(String).join(', ')}.`
    case 'invalid_format':
      return `${name} must be ${article(issue.format)}.`
    case 'custom':
      return issue.message
    default:
      return `${name} does not fit.`
  }
}

const article = (word: string): string => `${/^[aeio]/.test(word) ? 'an' : 'a'} ${word === 'uuid' ? 'UUID' : word}`
