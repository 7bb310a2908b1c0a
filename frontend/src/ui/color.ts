// Code colours. A code keeps the colour chosen for light paper; the dark theme shows its
// own counterpart, and children take shades of their parent. All work is done in OKLCH.

/** The twelve colours of top codes on light paper, in the order they are given out. */
export const lightPalette = [
  '#2a73b0',
  '#da7306',
  '#4f26b0',
  '#bd247b',
  '#3f3950',
  '#795625',
  '#5c010b',
  '#021e7c',
  '#a071fc',
  '#a3899c',
  '#5e56de',
  '#bd615c',
] as const

/** Their counterparts on dark grounds: 4.5:1 or more, farther apart for colour-blind readers than the light ones. */
export const darkPalette = [
  '#71a2c0',
  '#ea9861',
  '#757efd',
  '#fa509b',
  '#d8d7f7',
  '#b6902d',
  '#fbc0af',
  '#88c1ff',
  '#ae71d4',
  '#cfacce',
  '#ac98ff',
  '#cd7169',
] as const

const paper = '#fbfaf7'
const slate = '#232326'

interface Lch {
  l: number
  c: number
  h: number
}

/** Returns the colour to paint a code with, given its stored colour ("#rrggbb") and the theme. */
export function codeColor(stored: string, dark: boolean): string {
  if (!dark) return stored
  const known = lightPalette.findIndex((c) => c === stored.toLowerCase())
  return (known >= 0 ? darkPalette[known] : undefined) ?? darkShade(stored)
}

/** Returns the stored colour for a new child: its parent's hue, at the lightness farthest from its family. */
export function childColor(parent: string, siblings: readonly string[]): string {
  const { c, h } = toLch(parent)
  const taken = [parent, ...siblings].map((hex) => toLch(hex).l)
  let best = parent
  let farthest = -1
  for (let l = 0.3; l <= 0.72; l += 0.02) {
    const shade = toHex({ l, c: Math.min(c, 0.16), h })
    const distance = Math.min(...taken.map((t) => Math.abs(t - l)))
    if (distance > farthest && contrast(shade, paper) >= 3) {
      farthest = distance
      best = shade
    }
  }
  return best
}

/** Returns the WCAG contrast of two colours, from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

/** Returns the perceived distance of two colours (OKLab, 0 to about 1). */
export function distance(a: string, b: string): number {
  const [x, y] = [toLab(a), toLab(b)]
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2])
}

// A shade follows its nearest top colour into the dark, keeping its step in lightness.
function darkShade(stored: string): string {
  const own = toLch(stored)
  let nearest = 0
  let least = Infinity
  lightPalette.forEach((hex, i) => {
    const p = toLch(hex)
    const [x, y] = [chroma(own), chroma(p)]
    const d = Math.hypot(x[0] - y[0], x[1] - y[1]) * 3 + Math.abs(own.l - p.l)
    if (d < least) [least, nearest] = [d, i]
  })
  const from = toLch(lightPalette[nearest] ?? stored)
  const to = toLch(darkPalette[nearest] ?? stored)
  const shade: Lch = { ...to, l: Math.min(0.94, to.l + (own.l - from.l) * 0.7) }
  while (shade.l < 0.94 && contrast(toHex(shade), slate) < 4.5) shade.l += 0.02
  return toHex(shade)
}

function chroma({ c, h }: Lch): [number, number] {
  return [c * Math.cos(h), c * Math.sin(h)]
}

function toLinear(hex: string): [number, number, number] {
  const channel = (at: number) => {
    const v = parseInt(hex.slice(at, at + 2), 16) / 255
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

function luminance(hex: string): number {
  const [r, g, b] = toLinear(hex)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function toLab(hex: string): [number, number, number] {
  const [r, g, b] = toLinear(hex)
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function toLch(hex: string): Lch {
  const [l, a, b] = toLab(hex)
  return { l, c: Math.hypot(a, b), h: Math.atan2(b, a) }
}

// Chroma gives way until the colour fits in sRGB, so that hue and lightness hold.
function toHex(color: Lch): string {
  let { c } = color
  let rgb = linearOf({ ...color, c })
  while (c > 0 && rgb.some((v) => v < -0.0005 || v > 1.0005)) {
    c = Math.max(0, c - 0.005)
    rgb = linearOf({ ...color, c })
  }
  return '#' + rgb.map(channelHex).join('')
}

function channelHex(linear: number): string {
  const v = Math.min(1, Math.max(0, linear))
  const encoded = v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055
  return Math.round(encoded * 255)
    .toString(16)
    .padStart(2, '0')
}

function linearOf({ l: L, c, h }: Lch): number[] {
  const [a, b] = [c * Math.cos(h), c * Math.sin(h)]
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}
