/** What a session is made of. Everything is checked in createSession; null and absent mean the same. */
export type SessionInput = {
  originOwnerId: string
  originOwnerName: string
  originUsername?: string | null | undefined
  /** a connector's id */
  provider?: string | null | undefined
  categories?: readonly string[] | null | undefined
  /** public ids */
  accountId?: string | null | undefined
  configId?: string | null | undefined
  label?: string | null | undefined
  metadata?: Readonly<Record<string, unknown>> | null | undefined
  multiple?: boolean | null | undefined
  type?: 'production' | 'test' | null | undefined
  /** seconds */
  expiresIn?: number | null | undefined
  /** public fields known beforehand, by name, and which of them may not be changed */
  values?: Readonly<Record<string, string>> | null | undefined
  locked?: readonly string[] | null | undefined
  origins?: readonly string[] | null | undefined
  maxLinks?: number | null | undefined
}

/** Seconds: half an hour, and what may be asked for instead: a minute to thirty days. */
export const lifetime = { usual: 1800, least: 60, most: 30 * 24 * 60 * 60 } as const
export const mostLinks = 100

/** Why a session cannot be made: the name of the entry as it is in the request, and what to do about it. */
export type Wrong = Record<string, string>
