import { createDb } from '#lib/db.ts'
import { deliver } from './deliver.ts'
import { depsOn } from './deps.fixture.ts'

// A process that delivers until it is killed: `node killed-worker.fixture.ts DATABASE_URL KEY`. Its leases are short, so
// that whoever comes after it need not wait long.
const [, , url = '', key = ''] = process.argv
process.on('disconnect', () => process.exit(0))
const times = { idle: 10, retries: 50, lease: 1_500, start: 300, timeout: 500 }
await deliver(depsOn(createDb(url, { connections: 4 }), key), new AbortController().signal, times)
