/** The accounts that this browser looked at last, by their ids alone, newest first; for each project its own. */

const MOST = 5
const keyOf = (project: string): string => `hub:recent:${project}`

export function readRecent(project: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(project)) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string').slice(0, MOST) : []
  } catch {
    return []
  }
}

/** Puts an account first. A browser that keeps nothing goes without. */
export function keepRecent(project: string, id: string): void {
  try {
    const others = readRecent(project).filter((one) => one !== id)
    localStorage.setItem(keyOf(project), JSON.stringify([id, ...others].slice(0, MOST)))
  } catch {
    // Nothing depends on it.
  }
}
