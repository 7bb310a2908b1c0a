import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import App from '@/App.svelte'
import { FakeBridge } from '@/bridge/fake/fake'
import { fakePassphrase } from '@/bridge/fake/locks'

const path = '/home/camille/Études/les-mots-du-cisp.florilege'
const field = () => screen.findByLabelText('Phrase de passe ou clé de secours')

async function palette(words: string) {
  await userEvent.keyboard('{Control>}k{/Control}')
  const dialog = within(await screen.findByRole('dialog'))
  await userEvent.type(dialog.getByRole('combobox'), `${words}{Enter}`)
}

describe('a protected project', () => {
  test('asks for its passphrase, says where it is wrong, and opens', async () => {
    render(App, { bridge: new FakeBridge({ sealed: [path] }) })
    await userEvent.click(await screen.findByRole('button', { name: /^Les mots du CISP/ }))
    const input = await field()
    await waitFor(() => expect(input).toHaveFocus())
    expect(input).toHaveAttribute('type', 'password')
    await userEvent.keyboard('{Enter}')
    expect(await screen.findByText('Donnez la phrase de passe.')).toBeVisible()
    await userEvent.type(input, 'quatre mots au hasart{Enter}')
    expect(await screen.findByText(/Cela n’ouvre pas ce projet/)).toBeVisible()
    await waitFor(() => expect(input).toHaveFocus())
    // What was typed is selected, so that typing replaces it.
    await userEvent.keyboard(`${fakePassphrase}{Enter}`)
    expect(await screen.findByRole('tab', { name: 'Lire' })).toBeVisible()
    expect(screen.getByRole('button', { name: 'Protégé par une phrase de passe' })).toBeVisible()
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  test('can be left alone', async () => {
    render(App, { bridge: new FakeBridge({ sealed: [path] }) })
    await userEvent.click(await screen.findByRole('button', { name: /^Les mots du CISP/ }))
    await field()
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(screen.getByRole('heading', { name: 'Florilège' })).toBeVisible()
  })

  test('dropped on the window asks too, and what is typed can be shown', async () => {
    const bridge = new FakeBridge({ open: true, sealed: ['/tmp/secret.florilege'] })
    render(App, { bridge })
    await screen.findByRole('tab', { name: 'Lire' })
    bridge.emit('open', '/tmp/secret.florilege')
    const input = await field()
    expect(screen.getByRole('dialog', { name: 'secret.florilege est protégé' })).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: /^Montrer/ }))
    expect(input).toHaveAttribute('type', 'text')
  })

  test('is locked by a command', async () => {
    const bridge = new FakeBridge({ sealed: [path] })
    await bridge.unlockProject(path, fakePassphrase)
    render(App, { bridge })
    await screen.findByRole('tab', { name: 'Lire' })
    await palette('Verrouiller')
    expect(await screen.findByRole('button', { name: 'Ouvrir l’exemple' })).toBeVisible()
  })
})

describe('protecting', () => {
  async function atProtection(bridge = new FakeBridge({ open: true })) {
    render(App, { bridge })
    await screen.findByRole('tab', { name: 'Lire' })
    await userEvent.keyboard('{Control>}{Shift>}s{/Shift}{/Control}')
    await userEvent.click(await screen.findByRole('button', { name: 'Protection' }))
    return bridge
  }

  test('asks twice, shows the recovery key once and waits until it is put away', async () => {
    const bridge = await atProtection()
    await userEvent.click(screen.getByRole('button', { name: 'Protéger par une phrase de passe…' }))
    const first = await screen.findByLabelText('Phrase de passe')
    await userEvent.type(first, 'court')
    await userEvent.click(screen.getByRole('button', { name: 'Protéger' }))
    expect(await screen.findByText('Il faut au moins 12 caractères.')).toBeVisible()
    await userEvent.type(first, ' mais plus long')
    await userEvent.type(screen.getByLabelText('Encore une fois'), 'court mais autre')
    expect(await screen.findByText('Les deux ne sont pas pareilles.')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Proposer cinq mots au hasard' }))
    expect(await screen.findByText('Notez-les avant de continuer.')).toBeVisible()
    expect(first).toHaveValue('jardin tuyau lundi orage pinceau')
    await userEvent.click(screen.getByRole('button', { name: 'Protéger' }))
    const dialog = await screen.findByRole('dialog', { name: 'Votre clé de secours' })
    expect(dialog).toHaveTextContent('VTEA ZGKG 0F8K C5S5')
    const done = screen.getByRole('button', { name: 'Terminer' })
    expect(done).toBeDisabled()
    await userEvent.keyboard('{Escape}')
    expect(screen.getByRole('dialog', { name: 'Votre clé de secours' })).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer en PDF…' }))
    expect(await screen.findByText('/home/camille/Clé de secours.pdf')).toBeVisible()
    expect(bridge.written).toEqual(['/home/camille/Clé de secours.pdf'])
    await userEvent.click(screen.getByLabelText('Je l’ai mise en lieu sûr'))
    await userEvent.click(done)
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(screen.getByText('Ce projet est protégé par une phrase de passe')).toBeVisible()
    expect((await bridge.status()).project?.sealed).toBe(true)
    expect(document.body).not.toHaveTextContent('VTEA')
  })

  test('is taken off with the passphrase only', async () => {
    const bridge = new FakeBridge({ sealed: [path] })
    await bridge.unlockProject(path, fakePassphrase)
    await atProtection(bridge)
    await userEvent.click(screen.getByRole('button', { name: 'Retirer la protection…' }))
    const current = await screen.findByLabelText(/^Phrase de passe actuelle/)
    const run = screen.getByRole('button', { name: 'Retirer la protection' })
    await userEvent.click(run)
    expect(await screen.findByText('Donnez la phrase de passe.')).toBeVisible()
    await userEvent.type(current, 'une autre phrase')
    await userEvent.click(run)
    expect(await screen.findByText(/Cela n’ouvre pas ce projet/)).toBeVisible()
    await userEvent.clear(current)
    await userEvent.type(current, fakePassphrase)
    await userEvent.click(run)
    expect(await screen.findByText('La protection est retirée.')).toBeVisible()
    expect(screen.getByText('Ce projet n’est pas protégé')).toBeVisible()
  })

  test('a new project is protected from the start, and its file has another name', async () => {
    const bridge = new FakeBridge()
    let asked = ''
    const pick = bridge.pickNew
    bridge.pickNew = (title, name) => {
      asked = name
      return pick(title, name)
    }
    render(App, { bridge })
    await userEvent.click(await screen.findByRole('button', { name: /^Nouveau projet/ }))
    await userEvent.type(await screen.findByLabelText('Nom du projet'), 'Amina et les siens')
    await userEvent.click(screen.getByLabelText(/^Protéger par une phrase de passe/))
    await userEvent.click(screen.getByRole('button', { name: 'Proposer cinq mots au hasard' }))
    await screen.findByText('Notez-les avant de continuer.')
    await userEvent.click(screen.getByRole('button', { name: 'Choisir où l’enregistrer…' }))
    expect(await screen.findByRole('dialog', { name: 'Votre clé de secours' })).toBeVisible()
    expect(asked).toBe('Projet protégé')
  })
})
