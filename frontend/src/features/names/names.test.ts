import { screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import type { NameEdit } from '@/bridge/types'
import { renderIn } from '@/test/render'
import Names from './Names.svelte'

let bridge: FakeBridge
const bruno: NameEdit = { name: 'Bruno', forms: [], kind: 'person', pseudonym: 'Sacha', memo: '' }

beforeEach(() => {
  bridge = new FakeBridge({ open: true })
})

const table = async () => (await bridge.names(false)).map((n) => `${n.name} → ${n.pseudonym}`)

describe('the suggestions', () => {
  it('accepts with Enter, leaves as it is with Delete, and goes on to the next', async () => {
    renderIn(Names, { bridge })
    const list = await screen.findByRole('complementary', { name: 'À décider' })
    const [first] = await within(list).findAllByRole('button', { name: /^Accepter/ })
    first?.focus()
    const [name] = (await bridge.suggestNames()).map((s) => s.name)
    await userEvent.keyboard('{Enter}')
    await waitFor(async () => expect(await table()).toEqual([`${name} → Camille`]))
    await waitFor(() => expect(document.activeElement).toHaveAccessibleName(/^Accepter/))
    const [next] = (await bridge.suggestNames()).map((s) => s.name)
    await userEvent.keyboard('{Delete}')
    await waitFor(async () => expect(await table()).toContain(`${next} → `))
    expect((await bridge.suggestNames()).map((s) => s.name)).not.toContain(next)
  })

  it('moves with the arrows', async () => {
    renderIn(Names, { bridge })
    const list = await screen.findByRole('complementary', { name: 'À décider' })
    const all = await within(list).findAllByRole('button', { name: /^Accepter/ })
    all[0]?.focus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}')
    expect(all[1]).toHaveFocus()
  })
})

describe('the table', () => {
  it('is written where it stands, and undone', async () => {
    await bridge.addName(bruno)
    renderIn(Names, { bridge })
    const cell = await screen.findByRole('textbox', { name: 'Pseudonyme de Bruno' })
    await userEvent.clear(cell)
    await userEvent.type(cell, 'Alix{Enter}')
    await waitFor(async () => expect(await table()).toEqual(['Bruno → Alix']))
    await bridge.undo()
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'Pseudonyme de Bruno' })).toHaveValue('Sacha'),
    )
  })

  it('says why a name is refused, and shows what is stored', async () => {
    await bridge.addName(bruno)
    await bridge.addName({ ...bruno, name: 'Amina', pseudonym: 'Nour' })
    renderIn(Names, { bridge })
    const cell = await screen.findByRole('textbox', { name: 'Nom réel de la ligne 2' })
    await userEvent.clear(cell)
    await userEvent.type(cell, 'bruno{Enter}')
    expect(await screen.findByRole('alert')).toBeInTheDocument()
    expect(cell).toHaveValue('Amina')
  })

  it('warns of two names with one pseudonym', async () => {
    await bridge.addName(bruno)
    await bridge.addName({ ...bruno, name: 'Amina' })
    renderIn(Names, { bridge })
    expect(await screen.findAllByText('Un autre nom a le même pseudonyme.')).toHaveLength(2)
  })

  it('shows pseudonyms on screen for this project', async () => {
    await bridge.addName(bruno)
    renderIn(Names, { bridge })
    await userEvent.click(
      await screen.findByRole('checkbox', { name: /^Montrer les pseudonymes à l’écran/ }),
    )
    await waitFor(async () =>
      expect((await bridge.settings()).showPseudonyms).toEqual(['project-1']),
    )
  })
})
