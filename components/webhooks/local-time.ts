/** A time (ms) as an input of type datetime-local has it, in the reader's own zone: "2026-11-03T09:30". */
export function localTime(time: number): string {
  const date = new Date(time)
  return new Date(time - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

type Span = { from: string; to: string }

const HELD = 30 * 24 * 60 * 60 * 1000

/** What such inputs ask for, as core takes it; or what is wrong with it, and where. `now` in ms. */
export function readSpan(
  { from, to }: Span,
  now: number,
): { span: Span; wrong?: never } | { span?: never; wrong: { field: keyof Span; sentence: string } } {
  const [start, end] = [Date.parse(from), Date.parse(to)]
  if (Number.isNaN(start)) return { wrong: { field: 'from', sentence: 'Enter a day and a time.' } }
  if (Number.isNaN(end)) return { wrong: { field: 'to', sentence: 'Enter a day and a time.' } }
  if (start < now - HELD)
    return { wrong: { field: 'from', sentence: 'Events are kept for 30 days: choose a later time.' } }
  if (end <= start) return { wrong: { field: 'to', sentence: 'Choose a time after the first one.' } }
  return { span: { from: new Date(start).toISOString(), to: new Date(end).toISOString() } }
}
