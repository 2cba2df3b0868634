import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { getRequestListener } from '@hono/node-server'
import { handleSandboxRequest } from '#lib/sandbox/index.ts'

const HELP = `npm run sandbox                    every sandbox over HTTP, on a free port of this machine
npm run sandbox -- --port 4010     on this port`

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, help: { type: 'boolean', short: 'h' } },
})
const port = Number(values.port)

if (values.help) console.log(HELP)
else if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error('--port must be a number from 1 to 65535: npm run sandbox -- --port 4010')
  process.exitCode = 1
} else serve(port)

/** Loopback only: what it answers is made up, and the hub is told of it by HUB_TEST_ORIGIN alone. */
function serve(port: number): void {
  const server = createServer(getRequestListener(handleSandboxRequest))
  server.once('error', (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === 'EADDRINUSE'
        ? `Port ${port} is taken by another program. Choose another one, or leave --port out for a free one.`
        : `The sandbox cannot listen on port ${port}: ${error.message}`,
    )
    process.exitCode = 1
  })
  server.listen(port, '127.0.0.1', async () => {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const page = await handleSandboxRequest(new Request(`${origin}/`))
    const example = (await page.text()).match(/^\s*(curl .*)$/m)?.[1]
    console.log(`Sandboxes of every provider answer at ${origin}`)
    console.log(`  Providers and test credentials   curl ${origin}/`)
    if (example) console.log(`  A call                           ${example}`)
    console.log(`  A hub that talks to them         HUB_ENV=test HUB_TEST_ORIGIN=${origin} npm start`)
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      server.close()
      server.closeAllConnections()
    })
}
