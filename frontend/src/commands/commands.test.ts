import { describe, expect, test, vi } from 'vitest'
import { Commands, ShortcutConflict, type Command } from './commands.svelte'
import { isCharacter, shortcutOf, unfit } from './keys'

const key = (init: KeyboardEventInit) =>
  new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })

const command = (over: Partial<Command>): Command => ({
  id: 'app.test',
  group: 'app',
  label: () => 'Test',
  run: () => {},
  ...over,
})

describe('shortcuts', () => {
  test.each([
    ['AZERTY: the key of 1 types &', { code: 'Digit1', key: '&' }, 'Digit1'],
    ['QWERTY: the key of 1 types 1', { code: 'Digit1', key: '1' }, 'Digit1'],
    ['the keypad counts as digits', { code: 'Numpad3', key: '3' }, 'Digit3'],
    ['AZERTY: the letter Q is where QWERTY has A', { code: 'KeyA', key: 'q' }, 'Q'],
    ['caps lock changes nothing', { code: 'KeyC', key: 'C' }, 'C'],
    ['AZERTY: ? is Shift and a comma', { code: 'KeyM', key: '?', shiftKey: true }, '?'],
    ['control and a letter', { code: 'KeyK', key: 'k', ctrlKey: true }, 'Ctrl+K'],
    ['macOS: command stands for control', { code: 'KeyK', key: 'k', metaKey: true }, 'Ctrl+K'],
    ['shifted letters', { code: 'KeyZ', key: 'Z', ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+Z'],
    ['arrows', { code: 'ArrowUp', key: 'ArrowUp', altKey: true }, 'Alt+ArrowUp'],
    ['the space bar', { code: 'Space', key: ' ' }, 'Space'],
  ])('%s', (_, init, keys) => expect(shortcutOf(key(init))).toBe(keys))

  test.each([
    ['C', true],
    ['Shift+C', true],
    ['Digit1', true],
    ['?', true],
    ['Space', true],
    ['Ctrl+K', false],
    ['Alt+Digit1', false],
    ['F2', false],
    ['Escape', false],
  ])('%s types a character: %s', (keys, types) => expect(isCharacter(keys)).toBe(types))
})

describe('commands', () => {
  test('a shortcut runs its command, once it can run', () => {
    const commands = new Commands()
    const run = vi.fn()
    let open = false
    commands.add([command({ keys: 'Ctrl+K', when: () => open, run })])
    expect(commands.press(key({ key: 'k', ctrlKey: true }))).toBe(false)
    open = true
    const press = key({ key: 'k', ctrlKey: true })
    expect(commands.press(press)).toBe(true)
    expect(press.defaultPrevented).toBe(true)
    expect(run).toHaveBeenCalledOnce()
  })

  test('a letter acts only while its scope has the focus, and never while one writes', () => {
    document.body.innerHTML =
      '<main data-scope="reader"><p id="p"></p><input id="i"></main><p id="q"></p>'
    const commands = new Commands()
    const run = vi.fn()
    commands.add([command({ keys: 'C', scope: 'reader', run })])
    document.addEventListener('keydown', (e) => commands.press(e))
    for (const id of ['p', 'i', 'q'])
      document.getElementById(id)?.dispatchEvent(key({ code: 'KeyC', key: 'c' }))
    expect(run).toHaveBeenCalledOnce()
  })

  test('where nothing has the focus, letters are for the place on screen', () => {
    document.body.innerHTML =
      '<aside data-scope="side"></aside><main id="place"><p data-scope="quotes"></p></main>'
    const commands = new Commands()
    const ran: string[] = []
    commands.add([
      command({ id: 'a', keys: 'D', scope: 'side', run: () => void ran.push('side') }),
      command({ id: 'b', keys: 'D', scope: 'quotes', run: () => void ran.push('quotes') }),
    ])
    const press = key({ code: 'KeyD', key: 'd' })
    document.body.dispatchEvent(press)
    commands.press(press)
    expect(ran).toEqual(['quotes'])
    document.body.insertAdjacentHTML('beforeend', '<div role="dialog"></div>')
    const over = key({ code: 'KeyD', key: 'd' })
    document.body.dispatchEvent(over)
    expect(commands.press(over)).toBe(false)
  })

  test('the innermost scope wins', () => {
    document.body.innerHTML = '<div data-scope="outer"><div data-scope="inner"><p></p></div></div>'
    const commands = new Commands()
    const ran: string[] = []
    commands.add([
      command({ id: 'a', keys: 'E', scope: 'outer', run: () => void ran.push('outer') }),
      command({ id: 'b', keys: 'E', scope: 'inner', run: () => void ran.push('inner') }),
    ])
    const press = key({ key: 'e' })
    document.querySelector('p')?.dispatchEvent(press)
    commands.press(press)
    expect(ran).toEqual(['inner'])
  })

  test('two commands cannot ask for the same keys in one place', () => {
    const commands = new Commands()
    commands.add([command({ id: 'a', keys: 'Ctrl+K' })])
    expect(() => commands.add([command({ id: 'b', keys: 'Ctrl+K' })])).toThrow(ShortcutConflict)
    expect(() =>
      commands.add([command({ id: 'c', keys: 'Ctrl+K', scope: 'reader' })]),
    ).not.toThrow()
  })

  test('a letter without a scope is refused', () => {
    expect(() => new Commands().add([command({ keys: 'C' })])).toThrow(ShortcutConflict)
  })

  test('commands go away with what added them', () => {
    const commands = new Commands()
    const remove = commands.add([command({ id: 'a', keys: 'F2' })])
    expect(commands.can('a')).toBe(true)
    remove()
    expect(commands.can('a')).toBe(false)
    expect(commands.all).toEqual([])
  })

  test('what takes a place keeps its commands when the one before it goes', () => {
    const commands = new Commands()
    const removeFirst = commands.add([command({ id: 'a' })])
    commands.add([command({ id: 'a' })])
    removeFirst()
    expect(commands.can('a')).toBe(true)
  })
})

describe('shortcuts of the user', () => {
  test('take the place of the usual ones, and can be none', () => {
    const commands = new Commands()
    const run = vi.fn()
    commands.add([command({ id: 'a', keys: 'F2', run })])
    commands.choices = [{ command: 'a', keys: 'Ctrl+J' }]
    expect(commands.press(key({ key: 'F2' }))).toBe(false)
    expect(commands.press(key({ key: 'j', ctrlKey: true }))).toBe(true)
    expect(commands.keys('a')).toBe('Ctrl+J')
    commands.choices = [{ command: 'a', keys: '' }]
    expect(commands.press(key({ key: 'j', ctrlKey: true }))).toBe(false)
    expect(run).toHaveBeenCalledOnce()
  })

  test('who holds keys is told, of what is not on screen too, in the same place only', () => {
    const commands = new Commands()
    const [one, two] = [command({ id: 'a', keys: 'F2' }), command({ id: 'b', keys: 'F3' })]
    const remove = commands.add([one])
    commands.add([two, command({ id: 'c', keys: 'F4', scope: 'reader' })])
    remove()
    expect(commands.holder(two, 'F2')?.id).toBe('a')
    expect(commands.holder(two, 'F4')).toBeUndefined()
    commands.choices = commands.choosing(one, 'F8')
    expect(commands.holder(two, 'F2')).toBeUndefined()
    expect(commands.choosing(one, 'F2')).toEqual([])
  })

  test.each([
    ['[', 'reader', 'altGr'],
    ['Ctrl+@', undefined, 'altGr'],
    ['^', 'reader', 'altGr'],
    ['Alt+L', undefined, 'altGr'],
    ['Ctrl+Q', undefined, 'reserved'],
    ['Ctrl+W', undefined, 'reserved'],
    ['Alt+F4', undefined, 'reserved'],
    ['Ctrl+Shift+Digit4', undefined, 'reserved'],
    ['F', undefined, 'character'],
    ['F', 'reader', null],
    ['Digit1', 'reader', null],
    ['Alt+ArrowUp', 'codebook', null],
    ['Ctrl+Shift+F', undefined, null],
    ['/', 'search', null],
    ['?', undefined, null],
  ] as const)('%s in %s: %s', (keys, scope, why) => expect(unfit(keys, scope)).toBe(why))

  test('a usual shortcut that needs AltGr, or that the system has, is refused', () => {
    for (const keys of ['{', 'Ctrl+Q'])
      expect(() => new Commands().add([command({ keys, scope: 'reader' })])).toThrow(
        ShortcutConflict,
      )
  })
})
