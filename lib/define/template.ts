import type { Json } from './request.ts'

/** Strings with `{name}` in them. The compiler checks the names; the browser and the engine fill them in. */

type NamesIn<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never

declare const NOT_A_FIELD: unique symbol
/** Never satisfied. An object, because a plain string here would light up the whole definition instead of the one template. */
export type NotAField<Name extends string> = { readonly [NOT_A_FIELD]: Name }

/**
 * T itself when every `{name}` in every string inside it is Allowed. A GraphQL text has braces of its own and is no
 * template. Json as such (the constraint, before anything is inferred) is left alone: it has no end to walk to.
 */
export type Templates<T, Allowed extends string> = [Json] extends [T] ? T : Checked<T, Allowed>

type Checked<T, Allowed extends string> = T extends string
  ? [NamesIn<T>] extends [Allowed]
    ? T
    : NotAField<Exclude<NamesIn<T>, Allowed>>
  : T extends object
    ? { [K in keyof T]: K extends 'graphql' ? T[K] : Templates<T[K], Allowed> }
    : T

export type Values = Readonly<Record<string, string | undefined>>

const PLACEHOLDER = /\{([\w.]+)\}/g

/** Fills a template; an absent value becomes nothing. `encode` is applied to each value, not to the text around it. */
export const render = (
  template: string,
  values: Values,
  encode: (value: string) => string = (value) => value,
): string => template.replace(PLACEHOLDER, (_, name: string) => encode(values[name] ?? ''))

/** The names in all templates inside `value`, each once, in order of appearance. */
export function namesIn(...value: readonly unknown[]): string[] {
  const names = new Set<string>()
  const visit = (part: unknown): void => {
    if (typeof part === 'string') for (const [, name] of part.matchAll(PLACEHOLDER)) names.add(name as string)
    else if (part && typeof part === 'object')
      for (const [key, inner] of Object.entries(part)) if (key !== 'graphql') visit(inner)
  }
  visit(value)
  return [...names]
}

/** True when every name in the template has a value: a link or a comparison waits until then. */
export const isComplete = (template: string, values: Values): boolean => namesIn(template).every((name) => values[name])

/** The value at a dotted path (`results.0.url`), or undefined. Own properties only, so `__proto__` finds nothing. */
export const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, key) => {
    if (inner === null || typeof inner !== 'object' || !Object.hasOwn(inner, key)) return undefined
    return (inner as Record<string, unknown>)[key]
  }, value)
