import { defineConfig } from 'vitest/config'

/** Two suites: `unit` needs nothing but Node; `database` starts one real PostgreSQL and gives each file a database of its own. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          // Long enough for a busy machine: a limit is there to end a hang, not to measure.
          testTimeout: 30_000,
          exclude: ['**/*.db.test.ts', 'node_modules/**', '.next/**', 'e2e/**', '.data/**'],
        },
      },
      {
        test: {
          name: 'database',
          include: ['**/*.db.test.ts'],
          exclude: ['node_modules/**', '.next/**', 'e2e/**', '.data/**'],
          globalSetup: ['./server/test-database.ts'],
          // Prisma, Hono and zod take a second to load: once for a worker instead of once for each of a hundred files.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
