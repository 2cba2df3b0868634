/** `application/json; charset=utf-8` → `application/json`. */
export const mediaType = (contentType: string): string => contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''

export const isJson = (contentType: string): boolean => /^(application|text)\/([\w.-]+\+)?json$/.test(contentType)
export const isHtml = (contentType: string): boolean => /^(text\/html|application\/xhtml\+xml)$/.test(contentType)

/** The value, or undefined when the text is not JSON or nests deeper than `depth`. A `__proto__` member is dropped, however it is escaped. */
export function readJson(text: string, depth: number): unknown {
  if (nesting(text) > depth) return undefined
  try {
    return /__proto__|\\u00/i.test(text)
      ? JSON.parse(text, (key, value) => (key === '__proto__' ? undefined : value))
      : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The deepest nesting of arrays and objects, without building any. */
function nesting(text: string): number {
  let depth = 0
  let deepest = 0
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index)
    if (character === 0x22) index = endOfString(text, index)
    else if (character === 0x5b || character === 0x7b) deepest = Math.max(deepest, ++depth)
    else if (character === 0x5d || character === 0x7d) depth--
  }
  return deepest
}

function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index++) {
    const character = text.charCodeAt(index)
    if (character === 0x5c) index++
    else if (character === 0x22) return index
  }
  return text.length
}
