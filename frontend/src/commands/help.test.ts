import { screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { late } from '@/test/late'
import { renderIn } from '@/test/render'
import Help from './Help.svelte'

function shown() {
  const bridge = new FakeBridge({ open: true })
  const { commands } = renderIn(Help, { props: { open: true }, bridge })
  const of = (id: string, label: string, keys: string) => ({
    id,
    group: 'read' as const,
    label: () => label,
    keys,
    scope: 'reader',
    run: () => {},
  })
  commands.add([of('t.one', 'Première', 'F'), of('t.two', 'Seconde', 'U')])
  return { bridge, commands }
}

const change = (name: string) => screen.findByRole('button', { name: new RegExp(`^${name}, `) })

test('the keys pressed become the shortcut, kept in the settings, and go back', async () => {
  const { bridge, commands } = shown()
  await userEvent.click(await change('Première'))
  await userEvent.keyboard('g')
  await waitFor(() => expect(commands.keys('t.one')).toBe('G'))
  expect((await bridge.settings()).keys).toEqual([{ command: 't.one', keys: 'G' }])
  await userEvent.click(screen.getByRole('button', { name: 'Revenir à F' }))
  await waitFor(() => expect(commands.keys('t.one')).toBe('F'))
  expect((await bridge.settings()).keys).toEqual([])
})

test('keys that are taken are told, and swapped when one says so', async () => {
  const { commands } = shown()
  await userEvent.click(await change('Première'))
  await userEvent.keyboard('u')
  expect(await screen.findByRole('alert')).toHaveTextContent('est déjà pris : Seconde')
  expect(commands.keys('t.one')).toBe('F')
  await userEvent.click(screen.getByRole('button', { name: 'Échanger' }))
  await waitFor(() => expect(commands.keys('t.one')).toBe('U'))
  expect(commands.keys('t.two')).toBe('F')
  await userEvent.click(screen.getByRole('button', { name: 'Tout remettre d’origine' }))
  await waitFor(() => expect(commands.keys('t.two')).toBe('U'))
})

test('keys of the system are refused, Escape changes nothing', async () => {
  const { commands } = shown()
  await userEvent.click(await change('Première'))
  await userEvent.keyboard('{Control>}q{/Control}')
  expect(await screen.findByRole('alert')).toHaveTextContent('appartient au système')
  await userEvent.keyboard('{Escape}')
  expect(commands.keys('t.one')).toBe('F')
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a key pressed while the one chosen is being saved is no other choice', async () => {
  const { bridge, commands } = shown()
  const saving = late(bridge, 'saveSettings')
  await userEvent.click(await change('Première'))
  await userEvent.keyboard('gh')
  expect(commands.keys('t.one')).toBe('G')
  await waitFor(() => expect(saving.spy).toHaveBeenCalledOnce())
  saving.answer()
  expect((await bridge.settings()).keys).toEqual([{ command: 't.one', keys: 'G' }])
})
