import { at, type ErrorShape } from '#lib/define/index.ts'
import type { Answer } from './call.ts'

/** `found`: the answer names an error, in a shape that counts at its status. */
export type ProviderErrors = { found: boolean; codes: readonly string[]; messages: readonly string[] }

/** The error codes and messages of an answer, in all shapes the provider is known to use. */
export function readErrors({ json, status, contentType, text }: Answer, shapes: readonly ErrorShape[]): ProviderErrors {
  const fitting = status < 300 ? shapes.filter(({ inSuccess }) => inSuccess) : shapes
  const read = (paths: readonly (string | undefined)[]) =>
    paths.filter((path) => path !== undefined).flatMap((path) => words(at(json, path)))
  const codes = read(fitting.map(({ code }) => code))
  const messages = read(fitting.map(({ message }) => message))
  if (contentType === 'text/plain' && status >= 300) messages.push(text.slice(0, 2000))
  return { found: codes.length + messages.length > 0, codes, messages }
}

const words = (value: unknown): string[] =>
  typeof value === 'string' && value
    ? [value]
    : typeof value === 'number'
      ? [String(value)]
      : Array.isArray(value)
        ? value.slice(0, 20).flatMap(words)
        : []
