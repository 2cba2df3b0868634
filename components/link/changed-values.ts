/**
 * What an edit sends: readable values that differ (emptied ones as '') and every sealed value that was replaced.
 * Values as the schema gives them: cleaned, without empty ones.
 */
export function changedValues(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
  asked: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    asked.map((name) => [name, now[name] ?? ''] as const).filter(([name, value]) => value !== (before[name] ?? '')),
  )
}
