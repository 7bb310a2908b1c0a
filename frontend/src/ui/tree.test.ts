import { describe, expect, test } from 'vitest'
import { treeStep, typeAhead, visibleNodes, type TreeNode } from './tree'

const node = (id: string, parent: string, depth: number, label = id): TreeNode => ({
  id,
  parent,
  depth,
  label,
})
const nodes = [
  node('a', '', 0, 'Estime de soi'),
  node('a1', 'a', 1, 'Se sentir considéré'),
  node('a2', 'a', 1, 'Prendre confiance'),
  node('a21', 'a2', 2, 'Oser'),
  node('b', '', 0, 'Émancipation'),
]
const isParent = (id: string) => nodes.some((n) => n.parent === id)

describe('tree', () => {
  test('a collapsed node hides all that hangs under it', () => {
    expect(visibleNodes(nodes, new Set(['a'])).map((n) => n.id)).toEqual(['a', 'b'])
    expect(visibleNodes(nodes, new Set(['a2'])).map((n) => n.id)).toEqual(['a', 'a1', 'a2', 'b'])
  })

  test.each([
    ['ArrowDown', 'a', [], { to: 'a1' }],
    ['ArrowUp', 'a', [], null],
    ['End', 'a', [], { to: 'b' }],
    ['Home', 'b', [], { to: 'a' }],
    ['ArrowRight', 'a', [], { to: 'a1' }],
    ['ArrowRight', 'a', ['a'], { open: 'a' }],
    ['ArrowRight', 'a1', [], null],
    ['ArrowLeft', 'a2', [], { close: 'a2' }],
    ['ArrowLeft', 'a2', ['a2'], { to: 'a' }],
    ['ArrowLeft', 'a1', [], { to: 'a' }],
    ['ArrowLeft', 'b', [], null],
    ['ArrowDown', 'gone', [], { to: 'a' }],
  ])('%s on %s with %j collapsed', (key, current, closed, step) => {
    const collapsed = new Set<string>(closed)
    expect(treeStep(key, current, visibleNodes(nodes, collapsed), isParent, collapsed)).toEqual(
      step,
    )
  })

  test('letters jump ahead, accents aside, and go round', () => {
    expect(typeAhead('e', 'a', nodes)).toBe('b')
    expect(typeAhead('e', 'b', nodes)).toBe('a')
    expect(typeAhead('ema', 'a', nodes)).toBe('b')
    expect(typeAhead('zz', 'a', nodes)).toBeNull()
  })
})
