import { describe, expect, test } from 'vitest'
import { childColor, codeColor, contrast, darkPalette, distance, lightPalette } from './color'

// Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
const deficiencies = {
  protan: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  deutan: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
  tritan: [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039,
  ],
}

function closest(colors: readonly string[]): number {
  return Math.min(...colors.flatMap((a, i) => colors.slice(0, i).map((b) => distance(a, b))))
}

function seen(hex: string, matrix: readonly number[]): string {
  const rgb = [1, 3, 5].map((at) => (parseInt(hex.slice(at, at + 2), 16) / 255) ** 2.2)
  const mixed = [0, 3, 6].map((row) =>
    rgb.reduce((sum, v, i) => sum + v * (matrix[row + i] ?? 0), 0),
  )
  return '#' + mixed.map(channel).join('')
}

function channel(linear: number): string {
  const v = Math.min(1, Math.max(0, linear)) ** (1 / 2.2)
  return Math.round(v * 255)
    .toString(16)
    .padStart(2, '0')
}

describe('code colours', () => {
  test('every light colour stands out on paper, every dark one on slate', () => {
    for (const c of lightPalette) expect(contrast(c, '#fbfaf7'), c).toBeGreaterThanOrEqual(3)
    for (const c of darkPalette) expect(contrast(c, '#232326'), c).toBeGreaterThanOrEqual(4.2)
  })

  test('the stored colour is kept on light paper and mapped in the dark', () => {
    lightPalette.forEach((c, i) => {
      expect(codeColor(c, false)).toBe(c)
      expect(codeColor(c.toUpperCase(), true)).toBe(darkPalette[i])
    })
  })

  test('the dark colours stay apart, for colour-blind readers farther than the light ones', () => {
    expect(closest(darkPalette)).toBeGreaterThanOrEqual(0.1)
    const worst = (colors: readonly string[]) =>
      Math.min(...Object.values(deficiencies).map((m) => closest(colors.map((c) => seen(c, m)))))
    expect(worst(darkPalette)).toBeGreaterThanOrEqual(worst(lightPalette))
  })

  test('a colour outside the palette becomes readable in the dark', () => {
    for (const c of ['#000000', '#123456', '#7f7f00', '#402020', '#69a0d8'])
      expect(contrast(codeColor(c, true), '#232326'), c).toBeGreaterThanOrEqual(4.2)
  })

  test('children are shades of their parent, distinct, readable in both themes', () => {
    for (const parent of lightPalette) {
      const family: string[] = []
      for (let i = 0; i < 4; i++) family.push(childColor(parent, family))
      expect(new Set([parent, ...family]).size).toBe(5)
      for (const c of family) {
        expect(contrast(c, '#fbfaf7'), `${parent} → ${c}`).toBeGreaterThanOrEqual(3)
        expect(contrast(codeColor(c, true, parent), '#232326'), c).toBeGreaterThanOrEqual(4.2)
      }
      const dark = [codeColor(parent, true), ...family.map((c) => codeColor(c, true, parent))]
      expect(closest(dark.slice(0, 4)), `${parent} in the dark: ${dark}`).toBeGreaterThan(0.02)
    }
  })
})
