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
// The lightnesses of shades in either theme.
const onPaper = { least: 0.3, most: 0.68 }
const onSlate = { least: 0.64, most: 0.93 }

interface Lch {
  l: number
  c: number
  h: number
}

/**
 * Returns the colour to paint a code with, given its stored colour ("#rrggbb") and the theme.
 * With the colour of its parent, a shade stays in the parent's hue in the dark too.
 */
export function codeColor(stored: string, dark: boolean, parent?: string): string {
  if (!dark) return stored
  const known = lightPalette.findIndex((c) => c === stored.toLowerCase())
  return (known >= 0 ? darkPalette[known] : undefined) ?? darkShade(stored, parent)
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

// A shade takes the hue of its parent, or of the nearest top colour, into the dark. The
// lightnesses that shades have on paper are spread over those that are readable on slate,
// clear of the parent's own.
function darkShade(stored: string, parent?: string): string {
  const own = toLch(stored)
  const from = parent ?? nearestTop(own)
  const [light, dark] = [toLch(from), toLch(codeColor(from, true))]
  const h = hueDistance(own, light) < 0.6 ? dark.h + own.h - light.h : own.h
  const shade = (l: number) => toHex({ l, c: dark.c * 0.9, h })
  const share = Math.min(1, Math.max(0, (own.l - onPaper.least) / (onPaper.most - onPaper.least)))
  let l = onSlate.least + share * (onSlate.most - onSlate.least)
  if (Math.abs(l - dark.l) < 0.03) {
    const below = l < dark.l && dark.l - 0.03 >= onSlate.least
    l = dark.l + (below ? -0.03 : 0.03)
  }
  while (l < onSlate.most && contrast(shade(l), slate) < 4.5) l += 0.01
  return shade(l)
}

function nearestTop(own: Lch): string {
  let nearest: string = lightPalette[0]
  let least = Infinity
  for (const hex of lightPalette) {
    const top = toLch(hex)
    const [x, y] = [chroma(own), chroma(top)]
    const far = Math.hypot(x[0] - y[0], x[1] - y[1]) * 3 + Math.abs(own.l - top.l)
    if (far < least) [least, nearest] = [far, hex]
  }
  return nearest
}

function hueDistance(a: Lch, b: Lch): number {
  const d = Math.abs(a.h - b.h) % (2 * Math.PI)
  return Math.min(d, 2 * Math.PI - d)
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
