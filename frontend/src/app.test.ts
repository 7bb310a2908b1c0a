import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import App from './App.svelte'
import { FakeBridge } from './bridge/fake/fake'

describe('the window', () => {
  test('begins at the start screen and opens the sample', async () => {
    render(App, { bridge: new FakeBridge() })
    expect(await screen.findByRole('heading', { name: 'Florilège' })).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Ouvrir l’exemple' }))
    expect(await screen.findByRole('tab', { name: 'Lire' })).toHaveAttribute(
      'aria-selected',
      'true',
    )
    expect(await screen.findByText('Bruno, chantier bois')).toBeVisible()
  })

  test('changes language at once', async () => {
    render(App, { bridge: new FakeBridge({ open: true }) })
    expect(await screen.findByRole('tab', { name: 'Extraits' })).toBeVisible()
    await userEvent.keyboard('{Control>}k{/Control}')
    const palette = within(await screen.findByRole('dialog'))
    await userEvent.type(await palette.findByRole('combobox'), 'anglais{Enter}')
    expect(await screen.findByRole('tab', { name: 'Quotes' })).toBeVisible()
    expect(document.documentElement).toHaveAttribute('lang', 'en')
  })

  test('an error that nobody caught is told in a sentence', async () => {
    const bridge = new FakeBridge({ open: true })
    render(App, { bridge })
    await screen.findByRole('tab', { name: 'Lire' })
    const event = new Event('unhandledrejection', { cancelable: true })
    Object.assign(event, {
      reason: new Error('{"code":"read_only","subject":"a.florilege","detail":"","message":"x"}'),
    })
    window.dispatchEvent(event)
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'a.florilege ne peut pas être modifié',
    )
  })

  test('what should be known of a file is told once, and leads to its check', async () => {
    const notices = [{ code: 'journal_damaged' as const, detail: '' }]
    const bridge = new FakeBridge({ open: true, notices })
    render(App, { bridge })
    expect(await screen.findByText(/historique de ce projet est abîmée/)).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Vérifier le fichier' }))
    expect(await screen.findByRole('heading', { name: 'État du fichier' })).toBeVisible()
    await bridge.addCode('Autre', '', '')
    expect(screen.queryByText(/historique de ce projet est abîmée/)).toBeNull()
  })

  test('a damaged file is repaired into a new one, completed with a copy, and opened', async () => {
    const path = '/home/camille/étude.florilege'
    const bridge = new FakeBridge({ damaged: [path] })
    render(App, { bridge })
    await screen.findByRole('heading', { name: 'Florilège' })
    bridge.emit('open', path)
    expect(await screen.findByText('étude.florilege est abîmé')).toBeVisible()
    expect(await screen.findByText(/1 extrait est perdu/)).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: /Compléter avec une autre copie/ }))
    expect(await screen.findByText('1 extrait repris de l’autre copie')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: /Réparer dans un nouveau fichier/ }))
    await userEvent.click(await screen.findByRole('button', { name: 'Ouvrir le projet réparé' }))
    expect(await screen.findByRole('tab', { name: 'Lire' })).toBeVisible()
  })
})
