import type { ServerResponse } from 'node:http'

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="2">
<title>Connector Hub is not ready yet</title>
<h1>Connector Hub is not ready yet</h1>
<p>Its pages are being started. This page tries again by itself every two seconds. If it stays, the hub’s log says why.</p>
</html>
`

/** What a visitor sees while the page renderer is not there. */
export function unavailablePage(response: ServerResponse): void {
  response.writeHead(503, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': '2',
  })
  response.end(PAGE)
}
