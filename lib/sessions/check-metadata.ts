const MOST_BYTES = 4096

/** Why this cannot be a session's metadata; undefined when it can. */
export function metadataProblem(metadata: Readonly<Record<string, unknown>>): string | undefined {
  if (Buffer.byteLength(JSON.stringify(metadata)) > MOST_BYTES)
    return 'metadata is larger than 4 KiB as JSON. Keep an id in it, and the rest with you.'
  return isStorable(metadata) ? undefined : 'metadata has unreadable characters in it. Take them out.'
}

/** PostgreSQL's JSON takes no NUL and no half of a character. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\u0000')
  if (value === null || typeof value !== 'object') return true
  return Object.entries(value).every(([name, inner]) => isStorable(name) && isStorable(inner))
}
