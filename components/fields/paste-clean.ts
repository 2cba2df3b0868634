import { cleanField, cleaningNote, type Field } from '#lib/define/index.ts'
import type { Words } from '#lib/words/index.ts'

/**
 * Puts pasted text in cleaned, as one step that Ctrl+Z takes back. Does nothing (the browser pastes as always) when
 * there is nothing to clean or the text goes into the middle of another. Returns what to say about it.
 */
export function pasteCleaned(input: HTMLInputElement, field: Field, raw: string): { done: boolean; note?: Words } {
  const cleaned = cleanField(field, raw)
  const replacesAll = (input.selectionEnd ?? 0) - (input.selectionStart ?? 0) === input.value.length
  if (!cleaned || !replacesAll) return { done: false }
  const note = cleaningNote(field, raw, cleaned)
  // execCommand is old, and still the one way to change an input so that the browser can undo it.
  const done = cleaned !== raw && document.execCommand('insertText', false, cleaned)
  return { done, ...(note && { note }) }
}

/** The same for a paste that was held back: puts the text in, cleaned where it needs it. Returns what to say about it. */
export function pasteAfterAll(input: HTMLInputElement, field: Field, raw: string): Words | undefined {
  input.focus()
  const { done, note } = pasteCleaned(input, field, raw)
  if (!done) document.execCommand('insertText', false, raw)
  return note
}
