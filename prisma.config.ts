import { defineConfig } from 'prisma/config'

// The CLI wants a native engine that it would download; `generate` only needs the variable to name an existing file.
// Migrations run through the same engine as WebAssembly, see server/migrate.ts.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } })
