/** Moves the focus to what fills the field: input, first radio, or the Replace button of a kept value. */
export function focusField(form: HTMLElement | null, name: string): void {
  const frame = form?.querySelector(`[data-field="${CSS.escape(name)}"]`)
  const control = frame?.querySelector<HTMLElement>('[data-control], input:checked, input, select, button')
  control?.focus({ preventScroll: true })
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  frame?.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' })
}
