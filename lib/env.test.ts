import { isAbsolute } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { childEnvironment, decodeKey, parseEnv } from './env.ts'

const KEY = 'q0Ww1n7GqN3mJm9q2o7mY6p3TfK5lGxqk1oYF0u8r2s='
const SECRET = 'fake-test-session-9f2c7be1d04a638e5'
const DATABASE_URL = 'postgresql://hub:fake@db.test:5432/hub'

const envOf = (record: Record<string, string>) => {
  const parsed = parseEnv(record)
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
  return parsed.env
}

test('nothing given is the embedded default on port 3000', () => {
  const env = envOf({})
  expect(env).toMatchObject({
    port: 3000,
    hubUrl: 'http://localhost:3000',
    hubEnv: 'production',
    testsPerHour: 60,
  })
  expect(env.databaseUrl).toBeUndefined()
  expect(env.logLevel).toBeUndefined()
  expect(isAbsolute(env.dataDir)).toBe(true)
})

test('HUB_URL follows PORT unless it is given, and loses a slash at its end', () => {
  expect(envOf({ PORT: '4123' }).hubUrl).toBe('http://localhost:4123')
  expect(envOf({ PORT: '4123', HUB_URL: 'https://hub.acme.test/' }).hubUrl).toBe('https://hub.acme.test')
})

test('empty values count as absent', () => {
  expect(envOf({ PORT: '', DATABASE_URL: ' ', HUB_ENCRYPTION_KEY: '' }).port).toBe(3000)
})

test('a database of one’s own with good keys is taken', () => {
  const env = envOf({ DATABASE_URL, HUB_ENCRYPTION_KEY: KEY, HUB_SESSION_SECRET: SECRET })
  expect(env).toMatchObject({ databaseUrl: DATABASE_URL, encryptionKey: KEY, sessionSecret: SECRET })
})

test('a key may be base64 or hex', () => {
  const hex = Buffer.from(KEY, 'base64').toString('hex')
  expect(envOf({ HUB_ENCRYPTION_KEY: hex }).encryptionKey).toBe(hex)
  expect(decodeKey(hex)).toEqual(decodeKey(KEY))
})

const zeros = Buffer.alloc(32).toString('base64')
const bad: [string, Record<string, string>, RegExp[]][] = [
  ['a port that is no number', { PORT: 'web' }, [/^PORT must be a number from 1 to 65535\..*PORT=3001 npm start$/]],
  ['a port out of range', { PORT: '70000' }, [/^PORT must/]],
  ['a HUB_URL with a path', { HUB_URL: 'https://acme.test/hub' }, [/^HUB_URL must be the address people open/]],
  ['a HUB_URL with a password', { HUB_URL: 'https://a:b@acme.test' }, [/^HUB_URL/]],
  ['a HUB_URL of another scheme', { HUB_URL: 'ftp://acme.test' }, [/^HUB_URL/]],
  ['no tests of credentials at all', { HUB_TESTS_PER_HOUR: '0' }, [/^HUB_TESTS_PER_HOUR must be a number from 1/]],
  ['an unknown HUB_ENV', { HUB_ENV: 'staging' }, [/^HUB_ENV must be one of production, development, test\.$/]],
  ['an unknown LOG_LEVEL', { LOG_LEVEL: 'loud' }, [/^LOG_LEVEL must be one of/]],
  [
    'a DATABASE_URL of another database',
    { DATABASE_URL: 'mysql://db.test/hub', HUB_ENCRYPTION_KEY: KEY, HUB_SESSION_SECRET: SECRET },
    [/^DATABASE_URL must look like postgresql:/],
  ],
  [
    'a database without keys',
    { DATABASE_URL },
    [
      /^HUB_ENCRYPTION_KEY is missing.*openssl rand -base64 32$/,
      /^HUB_SESSION_SECRET is missing.*openssl rand -base64 32$/,
    ],
  ],
  [
    'a short encryption key',
    { HUB_ENCRYPTION_KEY: 'c2hvcnQ=' },
    [/^HUB_ENCRYPTION_KEY must be 32 random bytes.*openssl rand -base64 32$/],
  ],
  ['a key of zeros', { HUB_ENCRYPTION_KEY: zeros }, [/^HUB_ENCRYPTION_KEY is a sample or repeats itself/]],
  [
    'a key that repeats itself',
    { HUB_ENCRYPTION_KEY: 'abcd'.repeat(16) },
    [/^HUB_ENCRYPTION_KEY is a sample or repeats itself/],
  ],
  ['a weak previous key', { HUB_ENCRYPTION_KEY_PREVIOUS: zeros }, [/^HUB_ENCRYPTION_KEY_PREVIOUS is/]],
  ['a short session secret', { HUB_SESSION_SECRET: 'short' }, [/^HUB_SESSION_SECRET must have 32 characters/]],
  [
    'a sample session secret',
    { HUB_SESSION_SECRET: 'change-me-to-a-random-string-of-32-characters' },
    [/^HUB_SESSION_SECRET is a sample/],
  ],
  ['a session secret of one letter', { HUB_SESSION_SECRET: 'x'.repeat(40) }, [/^HUB_SESSION_SECRET is a sample/]],
  [
    'a test origin in production',
    { HUB_TEST_ORIGIN: 'http://127.0.0.1:4010' },
    [/^HUB_TEST_ORIGIN .* refused unless HUB_ENV=test/],
  ],
  [
    'a test origin in development',
    { HUB_ENV: 'development', HUB_TEST_ORIGIN: 'http://127.0.0.1:4010' },
    [/^HUB_TEST_ORIGIN .* refused/],
  ],
  [
    'a test origin elsewhere',
    { HUB_ENV: 'test', HUB_TEST_ORIGIN: 'http://sandbox.acme.test' },
    [/^HUB_TEST_ORIGIN must be an http address of this machine/],
  ],
  ['half an owner', { HUB_ADMIN_EMAIL: 'ada@acme.test' }, [/^HUB_ADMIN_EMAIL and HUB_ADMIN_PASSWORD belong together/]],
  [
    'an owner without an address',
    { HUB_ADMIN_EMAIL: 'ada', HUB_ADMIN_PASSWORD: 'a-fake-long-password' },
    [/^HUB_ADMIN_EMAIL must be an e-mail/],
  ],
  ['a proxy that is a name', { HUB_TRUSTED_PROXIES: 'proxy.acme.test' }, [/^HUB_TRUSTED_PROXIES must list/]],
  ['a network with too many bits', { HUB_TRUSTED_PROXIES: '10.0.0.0/33' }, [/^HUB_TRUSTED_PROXIES/]],
  ['a network of an address with a zone', { HUB_TRUSTED_PROXIES: 'fe80::1%eth0' }, [/^HUB_TRUSTED_PROXIES/]],
  ['a proxy of another kind', { HTTPS_PROXY: 'socks5://proxy.acme.test:1080' }, [/^HTTPS_PROXY must be the http or/]],
  ['a proxy with a path', { https_proxy: 'http://proxy.acme.test:3128/pac' }, [/^HTTPS_PROXY/]],
  ['a proxy with a password as it is', { HTTPS_PROXY: 'http://ada:50%off#@proxy.acme.test' }, [/^HTTPS_PROXY.*%40/]],
  ['a proxy with half a percent sign', { HTTPS_PROXY: 'http://ada:50%@proxy.acme.test' }, [/^HTTPS_PROXY.*%40/]],
  ['two mistakes', { PORT: 'web', HUB_ENV: 'staging' }, [/^PORT/, /^HUB_ENV/]],
]

test.each(bad)('%s is refused with a sentence', (_, record, sentences) => {
  const parsed = parseEnv(record)
  const problems = 'problems' in parsed ? parsed.problems : []
  expect(problems).toHaveLength(sentences.length)
  for (const [index, sentence] of sentences.entries()) expect(problems[index]).toMatch(sentence)
})

test('no sentence repeats a value that was given', () => {
  const canary = 'canary-9f2c'
  for (const name of [
    'PORT',
    'HUB_URL',
    'HUB_ENV',
    'DATABASE_URL',
    'HUB_ENCRYPTION_KEY',
    'HUB_SESSION_SECRET',
    'HUB_ADMIN_PASSWORD',
    'HUB_TRUSTED_PROXIES',
  ]) {
    const parsed = parseEnv({ [name]: canary })
    expect('problems' in parsed && parsed.problems.join()).toBeTruthy()
    expect(JSON.stringify(parsed)).not.toContain(canary)
  }
})

test('the test origin is taken with HUB_ENV=test on loopback alone', () => {
  expect(envOf({ HUB_ENV: 'test', HUB_TEST_ORIGIN: 'http://127.0.0.1:4010' }).testOrigin).toBe('http://127.0.0.1:4010')
})

test('trusted proxies are a list of addresses and networks', () => {
  expect(envOf({ HUB_TRUSTED_PROXIES: '10.0.0.0/8, ::1' }).trustedProxies).toEqual(['10.0.0.0/8', '::1'])
})

test('the proxy for calls to providers is read as curl reads it', () => {
  expect(envOf({ HTTPS_PROXY: 'http://proxy.acme.test:3128' }).httpsProxy).toBe('http://proxy.acme.test:3128/')
  expect(envOf({ HTTPS_PROXY: 'proxy.acme.test:3128' }).httpsProxy).toBe('http://proxy.acme.test:3128/')
  expect(envOf({ HTTPS_PROXY: 'https://ada:p%40ss@proxy.acme.test' }).httpsProxy).toBe(
    'https://ada:p%40ss@proxy.acme.test/',
  )
  const both = {
    HTTPS_PROXY: 'http://large.acme.test',
    https_proxy: 'http://small.acme.test',
    NO_PROXY: 'a',
    no_proxy: 'b',
  }
  expect(envOf(both)).toMatchObject({ httpsProxy: 'http://small.acme.test/', noProxy: 'b' })
  expect(envOf({ HTTPS_PROXY: 'http://large.acme.test', https_proxy: '' }).httpsProxy).toBe('http://large.acme.test/')
})

test('a proxy that cannot be read is told without its password', () => {
  const parsed = parseEnv({ HTTPS_PROXY: 'http://ada:canary-9f2c#@proxy.acme.test', NO_PROXY: 'canary-9f2c' })
  expect('problems' in parsed && parsed.problems).toHaveLength(1)
  expect(JSON.stringify(parsed)).not.toContain('canary-9f2c')
})

test('a child process inherits no secret, no database address and no proxy', () => {
  vi.stubEnv('HTTPS_PROXY', 'http://ada:canary-9f2c@proxy.acme.test')
  vi.stubEnv('https_proxy', 'http://ada:canary-9f2c@proxy.acme.test')
  onTestFinished(() => void vi.unstubAllEnvs())
  const own = childEnvironment({ HUB_URL: 'http://localhost:3000' })
  expect(own.HUB_URL).toBe('http://localhost:3000')
  expect(own.PATH).toBeTruthy()
  const names = Object.keys(own).filter((name) => /KEY|SECRET|TOKEN|PASSWORD|DATABASE|PROXY/i.test(name))
  expect(names).toEqual([])
})
