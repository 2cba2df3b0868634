/** For pictures that anybody may show on any page. Opened on its own, an SVG is a document: it may draw and nothing else. */
export const drawOnly = {
  'cache-control': 'public, max-age=3600',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
}
