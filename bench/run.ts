import { availableParallelism } from 'node:os'
import { readPrivate } from '#server/data-folder.ts'
import { keysFileOf } from '#server/keys.ts'
import { type PostgresFile, postgresFileOf, postgresUrl } from '#server/postgres-file.ts'
import { startHub } from '../e2e/hub.ts'
import { measureAccounts } from './accounts.ts'
import { measureChecks } from './checks.ts'
import { startChild } from './child.ts'
import { measureCoreCalls } from './core-call.ts'
import { signUp } from './hub-client.ts'
import { measureLinking } from './linking.ts'
import type { Row } from './measure.ts'
import { measurePage } from './page-bytes.ts'
import { measureSealing } from './sealing.ts'
import { measureWebhooks } from './webhooks.ts'

/**
 * `npm run bench`: the product, built and started with a database of its own, measured beside the bare thing in the same
 * run on the same machine. Parts run one after the other; everything is stopped and removed at the end.
 */
async function run(): Promise<Row[]> {
  const child = async (file: string) => {
    const started = await startChild(file)
    endings.push(started.stop)
    return started
  }
  const [provider, bare] = [await child('provider-server.ts'), await child('bare-server.ts')]
  const receiver = await child('webhook-receiver.ts')
  const hub = await startHub({
    env: {
      HUB_ENV: 'test',
      HUB_TEST_ORIGIN: provider.origin,
      HUB_TESTS_PER_HOUR: '999999',
      HUB_PRIVATE_WEBHOOKS: '127.0.0.1',
    },
  })
  endings.push(hub.remove)
  const client = await signUp(hub.url)
  const file = (await readPrivate(postgresFileOf(hub.dataDir))) as PostgresFile
  const { encryptionKey } = (await readPrivate(keysFileOf(hub.dataDir))) as { encryptionKey: string }

  const rows: Row[] = []
  const part = async (name: string, work: () => Promise<Row[]>) => {
    const since = Date.now()
    rows.push(...(await work()))
    console.error(`${name} measured, ${((Date.now() - since) / 1000).toFixed(1)} s`)
  }
  await part('Linking', () => measureLinking(client, provider))
  await part('Calls', () => measureCoreCalls(hub.url, client, bare.origin))
  await part('Sealing', () => measureSealing(postgresUrl(file), encryptionKey))
  await part('Webhooks', () => measureWebhooks(postgresUrl(file), client, receiver))
  await part('Page', () => measurePage(hub.url, client))
  await part('Checks', () => measureChecks(postgresUrl(file), encryptionKey, client))
  await part('Accounts', () => measureAccounts(postgresUrl(file)))
  return rows
}

/** What stops what was started, and removes what it left; whoever presses Ctrl-C leaves nothing behind either. */
const endings: (() => Promise<unknown>)[] = []
const endAll = () =>
  Promise.allSettled(
    endings
      .splice(0)
      .reverse()
      .map((end) => end()),
  )
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => void endAll().then(() => process.exit(130)))

const rows = await run().finally(endAll)
const table = [
  ['what', 'ratio', 'how'],
  ['---', '---', '---'],
  ...rows.map(({ what, ratio, how }) => [what, ratio, how]),
]
console.log(table.map((cells) => `| ${cells.join(' | ')} |`).join('\n'))
console.log(`\nMedians on Node ${process.versions.node}, ${availableParallelism()} cores, everything on one machine.`)
process.exit(0)
