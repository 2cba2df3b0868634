/** Distance that a step keeps from the edge, in pixels. */
const ROOM = 24

/**
 * Scrolls the box, and nothing around it, so that the part can be seen. `scrollIntoView` would move the page around a
 * frame as well, away from the field that a person types in.
 */
export function scrollWithin(box: Element | null | undefined, part: Element): void {
  if (!box) return
  const [outer, inner] = [box.getBoundingClientRect(), part.getBoundingClientRect()]
  const above = inner.top - ROOM - outer.top
  const below = inner.bottom + ROOM - outer.bottom
  const by = above < 0 || inner.height > outer.height ? above : Math.max(0, below)
  if (by === 0) return
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  box.scrollBy({ top: by, behavior: calm ? 'auto' : 'smooth' })
}
