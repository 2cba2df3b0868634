import type { Rule } from './architecture.ts'

const helpers = ['lib/problems', 'lib/words', 'lib/ids', 'lib/page-marker', 'lib/csv']

/** Which room may import what. A room that is not here may import nothing of ours. */
export const architectureTable: Readonly<Record<string, Rule>> = {
  connector: { may: ['lib/define'] },
  'connector sandbox': { may: ['lib/sandbox'] },
  // Sentences and their languages; runs in the browser as well as in core.
  'lib/words': { may: [] },
  'lib/problems': { may: ['lib/words'] },
  'lib/ids': { may: ['node'] },
  'lib/csv': { may: [] },
  'lib/page-marker': { may: ['lib/ids', 'lib/problems'] },
  'lib/env-rules': { may: ['node'] },
  'lib/env': { may: ['lib/env-rules', 'node', 'zod'] },
  'lib/log': { may: ['lib/env', 'pino'] },
  'lib/database-unavailable': { may: [] },
  'lib/db': { may: ['lib/log', 'prisma', 'pg', '@prisma/adapter-pg'] },
  'lib/define': { may: ['lib/words', 'zod'] },
  'lib/registry': { may: ['lib/define', 'lib/words', 'node'] },
  'lib/engine': { may: ['lib/define', 'lib/problems', 'lib/words', 'node', 'undici', 'cockatiel'] },
  'lib/sandbox': { may: ['lib/define', 'lib/registry', 'node'] },
  'lib/vault': { may: ['lib/env', 'node:crypto'], types: ['prisma'] },
  'lib/audit': { may: [...helpers, 'lib/registry', 'prisma', 'node'], types: ['lib/auth', 'lib/db', 'lib/jobs'] },
  'lib/auth': {
    may: [...helpers, 'lib/audit', 'node', 'zod', 'hono', 'iron-session', 'rate-limiter-flexible'],
    types: ['lib/db', 'prisma', 'pg'],
  },
  'lib/accounts': {
    may: [
      ...helpers,
      'lib/define',
      'lib/registry',
      'lib/engine',
      'lib/sandbox',
      'lib/vault',
      'lib/db',
      'lib/audit',
      // What a connect session offers, and its being used up in the transaction that stores an account.
      'lib/sessions',
      // Lists are written in SQL.
      'prisma',
      'rate-limiter-flexible',
    ],
    types: ['lib/auth', 'lib/env', 'lib/jobs', 'pg', 'pino'],
  },
  'lib/connectors': {
    // A config that is switched says so to its accounts, whose verb that is.
    may: [
      ...helpers,
      'lib/accounts',
      'lib/audit',
      'lib/define',
      'lib/registry',
      'lib/sandbox',
      'lib/sessions',
      'lib/db',
    ],
    types: ['lib/auth', 'lib/jobs', 'prisma'],
  },
  'lib/sessions': {
    may: [...helpers, 'lib/auth', 'lib/audit', 'lib/define', 'lib/registry', 'prisma', 'node'],
    types: ['lib/db'],
  },
  // Queues on pg-boss. Rooms list their own workers; server/core.ts puts them together.
  'lib/jobs': { may: ['pg-boss'], types: ['lib/db', 'pino'] },
  // Checks on a schedule and when a provider is away; what is done to many accounts, which goes on when nobody looks.
  'lib/checks': {
    may: [...helpers, 'lib/accounts', 'lib/audit', 'lib/define', 'lib/registry', 'lib/jobs', 'node'],
    types: ['lib/auth', 'lib/db', 'lib/env', 'prisma', 'pg', 'pino'],
  },
  'lib/bulk': {
    may: [...helpers, 'lib/accounts', 'lib/sessions', 'lib/checks', 'lib/registry', 'lib/audit', 'lib/jobs', 'node'],
    types: ['lib/auth', 'lib/db', 'prisma', 'pino'],
  },
  'lib/webhooks': {
    may: [...helpers, 'lib/auth', 'lib/audit', 'lib/engine', 'lib/vault', 'lib/jobs', 'prisma', 'node'],
    types: ['lib/db', 'lib/env', 'pino'],
  },
  'lib/keys': { may: [...helpers, 'lib/auth', 'lib/audit'], types: ['lib/db', 'prisma'] },
  'lib/people': {
    may: [...helpers, 'lib/auth', 'lib/audit', 'node', 'rate-limiter-flexible'],
    types: ['lib/db', 'prisma', 'pg'],
  },
  'lib/projects': {
    // A brand is shown, and its origins are held to, by connect sessions.
    may: [...helpers, 'lib/auth', 'lib/audit', 'lib/sessions', 'prisma'],
    types: ['lib/db', 'lib/jobs', 'lib/vault'],
  },
  'lib/api': {
    may: [
      ...helpers,
      'lib/auth',
      'lib/accounts',
      'lib/connectors',
      'lib/sessions',
      'lib/keys',
      'lib/people',
      'lib/projects',
      'lib/audit',
      'lib/checks',
      'lib/bulk',
      'lib/webhooks',
      'lib/define',
      'lib/database-unavailable',
      'node',
      'hono',
      '@hono/zod-openapi',
    ],
    types: ['lib/db', 'lib/env', 'lib/vault', 'lib/jobs', 'pino'],
  },
  app: { may: ['components', 'lib/define', 'lib/words', 'lib/api/client', 'npm', 'node'], types: ['lib/api'] },
  components: { may: ['lib/define', 'lib/words', 'lib/api/client', 'packages', 'npm'], types: ['lib/api'] },
  // What a customer's page loads: it knows the hub by its messages alone.
  packages: { may: ['react'] },
}
