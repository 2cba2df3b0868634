/** Headers of a provider's answer that a caller may see. Everything else, cookies first, stays out. */
const visible = new Set([
  'content-type',
  'content-language',
  'date',
  'etag',
  'last-modified',
  'link',
  'retry-after',
  'x-request-id',
  'request-id',
  'x-correlation-id',
  'cf-ray',
  'cf-mitigated',
  'ratelimit',
  'ratelimit-policy',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
  'x-rate-limit-remaining',
])

export const visibleHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => visible.has(name))
      .map(([name, value]) => [name, value.slice(0, 1000)]),
  )
