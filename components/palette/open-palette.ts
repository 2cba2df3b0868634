const OPEN = 'hub:palette'

/** Opens the palette, from whatever button. */
export const openPalette = (): boolean => window.dispatchEvent(new Event(OPEN))

/** Calls back when a button, or the keys ⌘K or Ctrl K, ask for the palette; what it returns ends that. */
export function onOpenPalette(open: () => void): () => void {
  const byKey = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return
    event.preventDefault()
    open()
  }
  window.addEventListener(OPEN, open)
  window.addEventListener('keydown', byKey)
  return () => {
    window.removeEventListener(OPEN, open)
    window.removeEventListener('keydown', byKey)
  }
}
