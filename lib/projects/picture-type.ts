import { svgProblem } from './check-svg.ts'

const startsWith = (bytes: Uint8Array, at: number, text: string): boolean =>
  [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0))

/** The media type of a picture by its own bytes, whatever its name says; else why it is none of ours. */
export function pictureType(bytes: Uint8Array): { type: string } | { wrong: string } {
  if (startsWith(bytes, 0, '\x89PNG\r\n\x1a\n')) return { type: 'image/png' }
  if (startsWith(bytes, 0, '\xff\xd8\xff')) return { type: 'image/jpeg' }
  if (startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP')) return { type: 'image/webp' }
  const text = textOf(bytes)
  if (text === undefined || !/^\uFEFF?\s*</.test(text) || !text.includes('<svg'))
    return { wrong: 'This is no PNG, JPEG, WebP or SVG. Choose a picture of one of these kinds.' }
  const held = svgProblem(text)
  if (!held) return { type: 'image/svg+xml' }
  return {
    wrong: `This SVG is more than a drawing: it holds ${held}. Export it as a plain SVG, or choose a PNG of the logo.`,
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
