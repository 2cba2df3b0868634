/** What survives a reload of this tab, and nothing longer. Never give it a sealed value. */

export function remember(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value))
  } catch {
    // storage is full or switched off: then it is only not remembered
  }
}

/** What was remembered, or undefined; the caller checks its shape. */
export function recall(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

export function forget(key: string): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // switched off: there is nothing to forget
  }
}
