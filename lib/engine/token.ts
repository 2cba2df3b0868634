import { at, type TokenAuth } from '#lib/define/index.ts'

const DAY = 24 * 60 * 60

/** `lifetime` in seconds, between 0 and a day. */
export type Token = { value: string; lifetime: number }

/** The token in an answer, or undefined: it must be text that can stand in a header (no object, no CR or LF). */
export function readToken(json: unknown, { token, expiresIn, lifetime }: TokenAuth['answer']): Token | undefined {
  const value = at(json, token)
  if (typeof value !== 'string' || !/^[\x21-\x7e]{1,8192}$/.test(value)) return undefined
  return { value, lifetime: clamp(expiresIn === undefined ? undefined : at(json, expiresIn), lifetime) }
}

/** Providers send numbers, numbers as text, nothing, and nonsense (`"3600"`, -1, 1e99). */
function clamp(given: unknown, otherwise: number): number {
  const seconds = typeof given === 'number' || (typeof given === 'string' && given.trim()) ? Number(given) : Number.NaN
  return Math.min(Math.max(Number.isNaN(seconds) ? otherwise : seconds, 0), DAY)
}

/** When a token is no longer used, in milliseconds since 1970: 10 % of its lifetime, at least 60 s, before its end. */
export const usableUntil = ({ lifetime }: Token, now: number): number =>
  now + (lifetime - Math.max(lifetime * 0.1, 60)) * 1000
