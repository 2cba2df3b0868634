import { expect, test } from 'vitest'
import { testDb } from '#server/test-db.ts'

const db = await testDb()

test.each([
  ['projects', 'embed_origins', 'projects_embed_origins_idx'],
  ['connect_sessions', 'origins', 'connect_sessions_origins_idx'],
])('whether an origin is listed in %s.%s is found by an index', async (table, column, index) => {
  const client = await db.pool.connect()
  try {
    await client.query('begin')
    await client.query('set local enable_seqscan = off')
    const { rows } = await client.query(`explain select id from ${table} where ${column} @> array['https://a.example']`)
    expect(JSON.stringify(rows)).toContain(index)
  } finally {
    await client.query('rollback')
    client.release()
  }
})
