import { describe, expect, test } from 'vitest'
import { labelHeight, layOutBrackets, maxLanes, spread, stripLanes } from './brackets'

const span = (key: string, top: number, bottom: number) => ({ key, top, bottom })

describe('brackets', () => {
  test('overlapping passages take lanes, passages apart share the first', () => {
    const { brackets } = layOutBrackets([span('b', 50, 90), span('a', 0, 100), span('c', 200, 240)])
    expect(brackets.map((b) => [b.span.key, b.lane, b.lanes])).toEqual([
      ['a', 0, 2],
      ['b', 1, 2],
      ['c', 0, 1],
    ])
  })

  test('a lane is used again below', () => {
    const { brackets } = layOutBrackets([span('a', 0, 300), span('b', 0, 50), span('c', 100, 150)])
    expect(brackets.map((b) => b.lane)).toEqual([0, 1, 1])
  })

  test('a label stands at the middle of its passage, beside the lanes that reach there', () => {
    const { brackets } = layOutBrackets([span('a', 0, 80), span('b', 100, 130)])
    expect(brackets.map((b) => b.label)).toEqual([
      { y: 40, lane: 1 },
      { y: 115, lane: 1 },
    ])
  })

  test('two codes on one passage: labels push each other apart evenly', () => {
    const { brackets } = layOutBrackets([span('a', 100, 130), span('b', 100, 130)])
    const ys = brackets.map((b) => b.label?.y ?? 0)
    expect(ys[0]).toBeCloseTo(115 - labelHeight / 2)
    expect(ys[1]).toBeCloseTo(115 + labelHeight / 2)
  })

  test('labels never collide, however crowded', () => {
    let seed = 3
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below
    for (let round = 0; round < 50; round++) {
      const spans = Array.from({ length: 60 }, (_, i) => {
        const top = random(800)
        return span(`${i}`, top, top + 20 + random(200))
      })
      const { brackets, more } = layOutBrackets(spans)
      expect(brackets).toHaveLength(60)
      const ys = [...brackets.flatMap((b) => b.label?.y ?? []), ...more.map((m) => m.y)]
      ys.sort((a, b) => a - b)
      ys.slice(1).forEach((y, i) =>
        expect(y - (ys[i] ?? 0)).toBeGreaterThanOrEqual(labelHeight - 1e-6),
      )
      const named = brackets.filter((b) => b.label).length
      expect(named + more.reduce((n, m) => n + m.count, 0)).toBe(60)
      for (const a of brackets)
        for (const b of brackets)
          if (a !== b && a.lane === b.lane)
            expect(a.span.top >= b.span.bottom || b.span.top >= a.span.bottom).toBe(true)
    }
  })

  test('ten codes on one line: those that fit are named, the rest counted', () => {
    const { brackets, more } = layOutBrackets(
      Array.from({ length: 10 }, (_, i) => span(`${i}`, 0, 30)),
    )
    expect(brackets[0]?.lanes).toBeGreaterThan(maxLanes)
    expect(brackets.filter((b) => b.label)).toHaveLength(1)
    expect(more).toMatchObject([{ count: 9, lane: stripLanes }])
  })

  test('spread moves as little as it can', () => {
    expect(spread([30, 100])).toEqual([30, 100])
    expect(spread([50, 50, 50])).toEqual([50 - labelHeight, 50, 50 + labelHeight])
    expect(spread([2, 2])).toEqual([labelHeight / 2, labelHeight * 1.5])
    expect(spread([])).toEqual([])
  })
})
