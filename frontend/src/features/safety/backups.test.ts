import { screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { backupDays, backupLabel, changeLines } from '@/domain/backupText'
import { renderIn } from '@/test/render'
import Backups from './Backups.svelte'

const rows = () => screen.getAllByRole('button', { expanded: false })

test('each backup tells what it holds, and laid open what would change', async () => {
  renderIn(Backups)
  expect(await screen.findByText('14 témoignages · 62 extraits · 31 codes')).toBeVisible()
  await userEvent.click(rows()[2] as HTMLElement)
  expect(await screen.findByText('8 extraits en moins')).toBeVisible()
  expect(screen.getByText('1 extrait de retour')).toBeVisible()
  expect(screen.getByText('34 changements faits depuis')).toBeVisible()
})

test('the keyboard opens a backup beside', async () => {
  const { toasts } = renderIn(Backups)
  await screen.findByText('14 témoignages · 62 extraits · 31 codes')
  ;(rows()[1] as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  const button = await screen.findByRole('button', { name: 'Ouvrir à côté' })
  button.focus()
  await userEvent.keyboard('{Enter}')
  await expect
    .poll(() => toasts.list[0]?.detail)
    .toMatch(/- sauvegarde du 2026-03-14 à .*florilege$/)
})

test('one that cannot be read hides no other', async () => {
  const bridge = new FakeBridge({ open: true })
  const [first, second] = bridge.backups.items
  const about = { subject: 'b.florilege', detail: 'page 4 makes no sense' }
  bridge.unreadable.set(first?.name ?? '', { code: 'damaged', message: 'x', ...about })
  bridge.unreadable.set(second?.name ?? '', { code: 'locked', message: 'x', ...about })
  renderIn(Backups, { bridge })
  expect(await screen.findByText(/b.florilege est abîmé/)).toBeVisible()
  expect(await screen.findByText(/témoignages · 54 extraits/)).toBeVisible()
  await userEvent.click(await screen.findByText('Protégée par une autre phrase de passe.'))
  const field = await screen.findByLabelText('Phrase de passe de cette sauvegarde')
  await userEvent.type(field, bridge.passphrase)
  await userEvent.keyboard('{Enter}')
  expect(await screen.findByText(/témoignages · 58 extraits/)).toBeVisible()
})

test('what fails, and a folder that is away, are told', async () => {
  const bridge = new FakeBridge({ open: true })
  bridge.backing = {
    ...bridge.backing,
    away: '/media/disque',
    problem: { code: 'disk_full', subject: '/media', detail: '', message: 'x' },
  }
  renderIn(Backups, { bridge })
  expect(await screen.findByText(/\/media\/disque n’est pas là/)).toBeVisible()
  expect(screen.getByRole('alert')).toHaveTextContent('La dernière sauvegarde a échoué.')
})

test('nothing to show says how to begin', async () => {
  const bridge = new FakeBridge({ open: true })
  bridge.backups = { ...bridge.backups, items: [], bytes: 0 }
  renderIn(Backups, { bridge })
  expect(await screen.findByText('Aucune sauvegarde à montrer')).toBeVisible()
})

test('the folder moves and comes back; the room is kept', async () => {
  const { bridge, toasts } = renderIn(Backups)
  await userEvent.click(await screen.findByRole('button', { name: 'Choisir un dossier…' }))
  await expect.poll(() => toasts.list[0]?.detail).toBe('/media/camille/Disque/Sauvegardes')
  await userEvent.click(await screen.findByRole('button', { name: 'Revenir sur cet ordinateur' }))
  await expect.poll(() => bridge.backups.own).toBe(true)
  const place = within(screen.getByRole('region', { name: 'Où et combien' }))
  await userEvent.selectOptions(place.getByRole('combobox'), '500')
  expect(bridge.backups.limitMB).toBe(500)
})

test('days, labels and changes', () => {
  const rest = { seq: 1, bytes: 1, damaged: false }
  const at = (day: string) => ({ name: day, at: `2026-03-${day}T12:00:00`, ...rest })
  expect(backupDays([at('15'), at('14'), at('14')]).map((d) => d.items.length)).toEqual([1, 2])
  expect(backupLabel('2026-03-14T10:05:00')).toBe('sauvegarde du 2026-03-14 à 10 h 05')
  expect(changeLines([{ kind: 'collections', missing: 1, back: 0, changed: 2 }])).toEqual([
    '1 recueil en moins',
    '2 recueils dans leur état d’avant',
  ])
})

test('backups of a damaged project are told apart, and give what can be read', async () => {
  const bridge = new FakeBridge({ open: true })
  const first = bridge.backups.items[0]
  if (first) first.damaged = true
  bridge.backing = { ...bridge.backing, damaged: true }
  renderIn(Backups, { bridge })
  expect(
    await screen.findByText(/Le projet est abîmé, et sa dernière sauvegarde aussi/),
  ).toBeVisible()
  expect(await screen.findAllByText('projet abîmé')).toHaveLength(1)
  await userEvent.click(screen.getByText('projet abîmé'))
  expect(await screen.findByText(/Ce qui peut en être lu est repris/)).toBeVisible()
  expect(screen.getByRole('button', { name: 'Ouvrir à côté' })).toBeEnabled()
})
