import type { AuditEvent } from '#lib/api/audit-contract.ts'
import type { Target } from './account-filter.tsx'
import type { AuditQuery } from './audit-url.ts'

/** What the address narrows the log to, by the name that its events have for it; by its id where none has. */
export function targetOf({ target }: AuditQuery, events: readonly AuditEvent[]): Target | undefined {
  if (!target) return undefined
  const named = events.find((event) => event.target.id === target && event.target.name !== null)
  return { id: target, name: named?.target.name ?? target }
}
