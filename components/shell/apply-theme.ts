export type ThemeChoice = 'system' | 'light' | 'dark'

const CHANGED = 'hub:theme'

/** Draws the page in this theme from now on, and remembers it in a cookie, so that the server draws the next one right at once. */
export function applyTheme(value: ThemeChoice): void {
  const age = value === 'system' ? 0 : 31_536_000
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http
  document.cookie = `theme=${value}; path=/; max-age=${age}; samesite=lax`
  if (value === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = value
  window.dispatchEvent(new CustomEvent(CHANGED, { detail: value }))
}

/** Tells of every change of the theme on this page; what it returns ends that. */
export function onTheme(tell: (value: ThemeChoice) => void): () => void {
  const hear = (event: Event) => tell((event as CustomEvent<ThemeChoice>).detail)
  window.addEventListener(CHANGED, hear)
  return () => window.removeEventListener(CHANGED, hear)
}
