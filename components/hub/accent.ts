/** A project's accent in every role that globals.css gives one, readable in both themes. */

type Rgb = readonly [red: number, green: number, blue: number]
/** lightness 0 to 1, chroma, hue in radians */
type Lch = readonly [lightness: number, chroma: number, hue: number]

export const isAccent = (text: string | null | undefined): text is string => /^#[0-9a-f]{6}$/i.test(text ?? '')

const toLinear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
const toGamma = (value: number) => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055)

/** Linear light, 0 to 1. */
const readHex = (hex: string): Rgb =>
  [1, 3, 5].map((at) => toLinear(Number.parseInt(hex.slice(at, at + 2), 16) / 255)) as unknown as Rgb

const writeHex = (rgb: Rgb): string =>
  `#${rgb
    .map((value) =>
      Math.round(toGamma(Math.min(1, Math.max(0, value))) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

/** Björn Ottosson's OKLab, in polar form. */
function toLch([red, green, blue]: Rgb): Lch {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, Math.hypot(a, b), Math.atan2(b, a)]
}

function toRgb([lightness, chroma, hue]: Lch): Rgb {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

/** The nearest colour of this lightness and hue that a screen has. */
function shown([lightness, chroma, hue]: Lch): string {
  let kept = chroma
  while (kept > 0 && toRgb([lightness, kept, hue]).some((value) => value < -0.0005 || value > 1.0005)) kept -= 0.004
  return writeHex(toRgb([lightness, Math.max(0, kept), hue]))
}

const luminance = (hex: string): number => {
  const [red, green, blue] = readHex(hex)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** As WCAG measures it: 1 to 21. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one) + 0.05, luminance(other) + 0.05]
  return Math.max(a, b) / Math.min(a, b)
}

/** Black or white, whichever reads better; one of them always has 4.58. */
const textOn = (hex: string): string => (contrast(hex, '#ffffff') >= contrast(hex, '#000000') ? '#ffffff' : '#000000')

const grounds = {
  light: { card: '#ffffff', softness: 0.963, mostSoft: 0.018, line: 0.87, mostLine: 0.045, step: -0.01 },
  dark: { card: '#181715', softness: 0.262, mostSoft: 0.03, line: 0.38, mostLine: 0.055, step: 0.01 },
} as const

type Role = 'primary' | 'primary-hover' | 'primary-foreground' | 'primary-soft' | 'primary-line' | 'ring' | Fill
type Fill = 'fill' | 'fill-hover' | 'fill-foreground' | 'fill-edge'

/** The accent in one theme. As text and line it moves until it can be read on every ground; a button has it as it is. */
export function accentRoles(accent: string, theme: keyof typeof grounds): Record<Role, string> {
  const { card, softness, mostSoft, line, mostLine, step } = grounds[theme]
  const [lightness, chroma, hue] = toLch(readHex(accent))
  const soft = shown([softness, Math.min(chroma, mostSoft), hue])
  let at = lightness
  for (let tries = 0; tries < 100 && contrast(shown([at, chroma, hue]), soft) < 4.6; tries++) at = at + step
  const primary = shown([at, chroma, hue])
  const on = textOn(accent)
  const aside = on === '#ffffff' ? -0.05 : 0.05
  return {
    primary,
    'primary-hover': shown([at + 5 * step, chroma, hue]),
    'primary-foreground': textOn(primary),
    'primary-soft': soft,
    'primary-line': shown([line, Math.min(chroma, mostLine), hue]),
    ring: primary,
    fill: accent,
    'fill-hover': shown([lightness + aside, chroma, hue]),
    'fill-foreground': on,
    // Yellow on white: the button needs an edge to be seen as one.
    'fill-edge': contrast(accent, card) < 3 ? primary : 'transparent',
  }
}

/** Custom properties for both themes: `--primary` → `light-dark(…, …)`. */
export function accentProperties(accent: string): Record<string, string> {
  const [light, dark] = [accentRoles(accent, 'light'), accentRoles(accent, 'dark')]
  return Object.fromEntries(
    Object.entries(light).map(([role, value]) => [`--${role}`, `light-dark(${value}, ${dark[role as Role]})`]),
  )
}

/** The same as a style sheet; every part of it is made here, so nothing foreign can stand in it. */
export const accentCss = (accent: string): string =>
  `:root:root{${Object.entries(accentProperties(accent))
    .map(([name, value]) => `${name}:${value}`)
    .join(';')}}`
