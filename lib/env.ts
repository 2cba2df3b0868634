import { resolve } from 'node:path'
import { z } from 'zod'
import {
  decodeKey,
  isHostAndPort,
  isLoopbackOrigin,
  isNetwork,
  isOrigin,
  isPostgresUrl,
  lowerCase,
  partsOf,
  proxyUrl,
} from './env-rules.ts'

export { decodeKey }

/** Prints 32 random bytes; good for every key and secret of this product. */
export const MAKE_KEY = 'openssl rand -base64 32'

const SAMPLE = /change.?me|example|sample|placeholder|replace|your.?(key|secret)|password|secret/i

const text = (rule: (value: string) => boolean, sentence: string) => z.string().refine(rule, sentence)
const encryptionKey = (name: string) =>
  text(
    (value) => decodeKey(value) !== undefined,
    `${name} must be 32 random bytes, written as base64 (44 characters) or hex (64). Make one with: ${MAKE_KEY}`,
  ).refine(
    (value) => new Set(decodeKey(value) ?? [0]).size >= 12,
    `${name} is a sample or repeats itself, so anyone could guess it. Make a random one with: ${MAKE_KEY}`,
  )
const sessionSecret = (name: string) =>
  text((value) => value.length >= 32, `${name} must have 32 characters or more. Make one with: ${MAKE_KEY}`).refine(
    (value) => new Set(value).size >= 12 && !SAMPLE.test(value),
    `${name} is a sample or repeats itself, so anyone could guess it. Make a random one with: ${MAKE_KEY}`,
  )
/** Parts with commas between; absent: none. */
const list = (rule: (part: string) => boolean, sentence: string) =>
  z
    .string()
    .transform(partsOf)
    .refine((parts) => parts.every(rule), sentence)
    .default([])
const oneOf = <const T extends readonly [string, ...string[]]>(name: string, values: T) =>
  z.enum(values, `${name} must be one of ${values.join(', ')}.`)

/** Every variable, with the sentence a person reads when its value is wrong. All of them may be absent. */
const variables = z.object({
  PORT: text(
    (value) => /^\d{1,5}$/.test(value) && +value >= 1 && +value <= 65_535,
    'PORT must be a number from 1 to 65535. Leave it out for 3000, or start with another one: PORT=3001 npm start',
  )
    .transform(Number)
    .default(3000),
  HUB_URL: text(
    isOrigin,
    'HUB_URL must be the address people open, without a path: for example HUB_URL=https://hub.acme.com',
  ).optional(),
  HUB_ENV: oneOf('HUB_ENV', ['production', 'development', 'test']).default('production'),
  LOG_LEVEL: oneOf('LOG_LEVEL', ['debug', 'info', 'warn', 'error', 'silent']).optional(),
  DATABASE_URL: text(
    isPostgresUrl,
    'DATABASE_URL must look like postgresql://user:password@host:5432/database. Leave it out to use the embedded PostgreSQL.',
  ).optional(),
  DATA_DIR: z.string().default('.data'),
  HUB_TEST_ORIGIN: text(
    isLoopbackOrigin,
    'HUB_TEST_ORIGIN must be an http address of this machine: for example HUB_TEST_ORIGIN=http://127.0.0.1:4010 (npm run sandbox prints it).',
  ).optional(),
  HUB_ENCRYPTION_KEY: encryptionKey('HUB_ENCRYPTION_KEY').optional(),
  HUB_ENCRYPTION_KEY_PREVIOUS: encryptionKey('HUB_ENCRYPTION_KEY_PREVIOUS').optional(),
  HUB_SESSION_SECRET: sessionSecret('HUB_SESSION_SECRET').optional(),
  HUB_SESSION_SECRET_PREVIOUS: sessionSecret('HUB_SESSION_SECRET_PREVIOUS').optional(),
  HUB_ADMIN_EMAIL: z
    .email('HUB_ADMIN_EMAIL must be an e-mail address: for example HUB_ADMIN_EMAIL=ada@acme.com')
    .optional(),
  HUB_ADMIN_PASSWORD: text(
    (value) => value.length >= 12,
    'HUB_ADMIN_PASSWORD must have 12 characters or more. Make one with: openssl rand -base64 18',
  ).optional(),
  HUB_API_KEY: z.string().optional(),
  HUB_TRUSTED_PROXIES: list(
    isNetwork,
    'HUB_TRUSTED_PROXIES must list addresses or networks, with commas between: for example HUB_TRUSTED_PROXIES=10.0.0.0/8,::1',
  ),
  HUB_TESTS_PER_HOUR: text(
    (value) => /^\d{1,6}$/.test(value) && +value >= 1,
    'HUB_TESTS_PER_HOUR must be a number from 1 to 999999. Leave it out for 60.',
  )
    .transform(Number)
    .default(60),
  HUB_PRIVATE_WEBHOOKS: list(
    (part) => isNetwork(part) || isHostAndPort(part),
    'HUB_PRIVATE_WEBHOOKS must list networks, or hosts with their ports, with commas between: for example HUB_PRIVATE_WEBHOOKS=10.1.0.0/16,receiver:8080',
  ),
  HTTPS_PROXY: z
    .string()
    .transform(proxyUrl)
    .refine(
      (url) => url !== undefined,
      'HTTPS_PROXY must be the http or https address of a proxy, without a path: for example http://proxy.acme.com:3128. In a user or password, write other characters than letters and digits as %40 and so on.',
    )
    .optional(),
  NO_PROXY: z.string().optional(),
  NODE_EXTRA_CA_CERTS: z.string().optional(),
})

type Values = z.output<typeof variables>

/** What the environment asks for, checked. Key material is still text here; lib/vault decodes it with {@link decodeKey}. */
export interface Env {
  hubEnv: Values['HUB_ENV']
  port: number
  /** Origin of the product as people see it, without a slash at the end. */
  hubUrl: string
  databaseUrl: string | undefined
  /** Absolute path. */
  dataDir: string
  testOrigin: string | undefined
  encryptionKey: string | undefined
  previousEncryptionKey: string | undefined
  sessionSecret: string | undefined
  previousSessionSecret: string | undefined
  adminEmail: string | undefined
  adminPassword: string | undefined
  apiKey: string | undefined
  /** undefined: as fits where the log goes. */
  logLevel: Values['LOG_LEVEL']
  /** Addresses or networks (CIDR) whose X-Forwarded-For is believed. */
  trustedProxies: string[]
  /** Networks (CIDR), and hosts with their ports, that webhooks may go to although they are not public. */
  privateWebhooks: string[]
  /** Tests of credentials an hour, for each project and provider. */
  testsPerHour: number
  /** URL of the proxy for calls to providers. It may hold a password: never printed. */
  httpsProxy: string | undefined
  noProxy: string | undefined
  /** Path of a PEM file with certificates of authorities that are trusted besides those Node brings. */
  extraCaCerts: string | undefined
}

/**
 * Checks a record of variables. Values that are empty count as absent. A wrong environment is an expected failure:
 * `problems` holds one sentence per variable, naming it, what is wrong, and what makes it right; never a value.
 */
export function parseEnv(record: Record<string, string | undefined>): { env: Env } | { problems: string[] } {
  const given = Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const parsed = variables.safeParse({ ...given, ...lowerCase(given) })
  // The first sentence for each variable: a short key is also one that repeats itself, but short says it better.
  const issues = parsed.error?.issues ?? []
  const firsts = issues.filter(({ path }, at) => issues.findIndex((other) => other.path[0] === path[0]) === at)
  const problems = [...firsts.map(({ message }) => message), ...conflicts(given)]
  if (!parsed.success || problems.length > 0) return { problems }
  const values = parsed.data
  return {
    env: {
      hubEnv: values.HUB_ENV,
      port: values.PORT,
      hubUrl: new URL(values.HUB_URL ?? `http://localhost:${values.PORT}`).origin,
      databaseUrl: values.DATABASE_URL,
      dataDir: resolve(values.DATA_DIR),
      testOrigin: values.HUB_TEST_ORIGIN && new URL(values.HUB_TEST_ORIGIN).origin,
      encryptionKey: values.HUB_ENCRYPTION_KEY,
      previousEncryptionKey: values.HUB_ENCRYPTION_KEY_PREVIOUS,
      sessionSecret: values.HUB_SESSION_SECRET,
      previousSessionSecret: values.HUB_SESSION_SECRET_PREVIOUS,
      adminEmail: values.HUB_ADMIN_EMAIL,
      adminPassword: values.HUB_ADMIN_PASSWORD,
      apiKey: values.HUB_API_KEY,
      logLevel: values.LOG_LEVEL,
      trustedProxies: values.HUB_TRUSTED_PROXIES,
      privateWebhooks: values.HUB_PRIVATE_WEBHOOKS,
      testsPerHour: values.HUB_TESTS_PER_HOUR,
      httpsProxy: values.HTTPS_PROXY,
      noProxy: values.NO_PROXY,
      extraCaCerts: values.NODE_EXTRA_CA_CERTS && resolve(values.NODE_EXTRA_CA_CERTS),
    },
  }
}

/** Rules between variables, told even where a single variable is wrong as well. */
function conflicts(given: Record<string, string | undefined>): string[] {
  const problems: string[] = []
  if (given.HUB_TEST_ORIGIN && given.HUB_ENV !== 'test')
    problems.push(
      'HUB_TEST_ORIGIN sends provider calls to a sandbox and is refused unless HUB_ENV=test. Remove HUB_TEST_ORIGIN, or set HUB_ENV=test on a machine without customers.',
    )
  if (given.DATABASE_URL)
    for (const name of ['HUB_ENCRYPTION_KEY', 'HUB_SESSION_SECRET'])
      if (!given[name])
        problems.push(`${name} is missing; with DATABASE_URL it must be given. Make one with: ${MAKE_KEY}`)
  if (Boolean(given.HUB_ADMIN_EMAIL) !== Boolean(given.HUB_ADMIN_PASSWORD))
    problems.push(
      'HUB_ADMIN_EMAIL and HUB_ADMIN_PASSWORD belong together. Set both, or neither and create the owner in the browser.',
    )
  return problems
}

/** Thrown by {@link env}: the message is the list of sentences. */
export class EnvProblem extends Error {
  override name = 'EnvProblem'
}

let shared: Env | undefined

/**
 * The process's environment, read once, with `.env` of the working folder beneath it and `defaults` beneath that.
 * Throws {@link EnvProblem}.
 */
export function env(defaults: Record<string, string> = {}): Env {
  if (shared) return shared
  if (!process.env.VITEST) loadFile('.env')
  const parsed = parseEnv({ ...defaults, ...process.env })
  if ('problems' in parsed) throw new EnvProblem(parsed.problems.join('\n'))
  shared = parsed.env
  return shared
}

function loadFile(path: string): void {
  try {
    process.loadEnvFile(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      throw new EnvProblem(`The file ${path} could not be read: ${(error as Error).message}`)
  }
}

const HARMLESS =
  /^(PATH|HOME|USER|LOGNAME|SHELL|TMPDIR|TMP|TEMP|TZ|LANG|LC_\w+|TERM|COLORTERM|NO_COLOR|FORCE_COLOR|CI|SSL_CERT_\w+|NODE_EXTRA_CA_CERTS)$/

/** An environment for a child process: the harmless variables of ours, and `extra`; no database URL, no key, no token. */
export function childEnvironment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => HARMLESS.test(entry[0]))
  return { ...Object.fromEntries(inherited), ...extra } as NodeJS.ProcessEnv
}

/** An environment for core in a process of its own (development): everything of ours, with database and keys filled in. */
export function coreEnvironment(
  keyed: Env & { encryptionKey: string; sessionSecret: string },
  databaseUrl: string,
): NodeJS.ProcessEnv {
  return {
    ...process.env,
    HUB_ENV: keyed.hubEnv,
    DATABASE_URL: databaseUrl,
    HUB_ENCRYPTION_KEY: keyed.encryptionKey,
    HUB_SESSION_SECRET: keyed.sessionSecret,
  }
}
