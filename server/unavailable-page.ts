import type { ServerResponse } from 'node:http'

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="2">
<title>Connector Hub is starting</title>
<h1>Connector Hub is starting</h1>
<p>The pages are being prepared. This page tries again by itself every two seconds.</p>
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
