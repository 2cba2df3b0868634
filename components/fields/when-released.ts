'use client'

let isPressed = false
if (typeof window !== 'undefined') {
  window.addEventListener('pointerdown', () => (isPressed = true), true)
  for (const end of ['pointerup', 'pointercancel']) window.addEventListener(end, () => (isPressed = false), true)
}

/**
 * Does something once no mouse button and no finger is down. What leaving a field brings (a note, an error) makes the
 * form longer: done at once, it would move what is being pressed from under the pointer, and the press would be lost.
 */
export function whenReleased(work: () => void): void {
  if (!isPressed) {
    work()
    return
  }
  const ends = new AbortController()
  const options = { capture: true, signal: ends.signal }
  const released = () => {
    ends.abort()
    // after the click that the same press ends with
    setTimeout(work)
  }
  window.addEventListener('pointerup', released, options)
  window.addEventListener('pointercancel', released, options)
}
