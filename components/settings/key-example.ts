/** Calls that are good to begin with, and the scope that each takes. */
const calls = [
  {
    scope: 'sessions:write',
    path: '/api/connect_sessions',
    json: { origin_owner_id: 'cust-1', origin_owner_name: 'Globex' },
  },
  { scope: 'accounts:read', path: '/api/accounts' },
  { scope: 'sessions:read', path: '/api/connect_sessions' },
  { scope: 'connectors:read', path: '/api/connectors' },
  { scope: 'project:read', path: '/api/me' },
] as const

/** A first call with a key, ready to paste: one that its scopes allow. Undefined where there is none. */
export function keyExample(hubUrl: string, key: string, scopes: readonly string[]): string | undefined {
  const call = calls.find(({ scope }) => scopes.includes('*') || scopes.includes(scope))
  if (!call) return undefined
  const lines = [`curl ${hubUrl}${call.path}`, `-u '${key}:'`]
  if ('json' in call) lines.push("-H 'content-type: application/json'", `-d '${JSON.stringify(call.json)}'`)
  return lines.join(' \\\n  ')
}
