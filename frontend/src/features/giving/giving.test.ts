import { screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { renderIn } from '@/test/render'
import Erase from './Erase.svelte'

test('erasing asks for a reason and for a word of the title, and says what went', async () => {
  const bridge = new FakeBridge({ open: true })
  const [first] = await bridge.testimonies()
  if (!first) throw new Error('the sample is empty')
  renderIn(Erase, { bridge, props: { testimony: first.id } })
  const button = screen.getByRole('button', { name: 'Effacer pour toujours' })
  await screen.findByText('Ce qui disparaît')
  expect(button).toBeDisabled()
  await userEvent.type(screen.getByLabelText('Raison de l’effacement'), 'Retrait du consentement')
  expect(button).toBeDisabled()
  const word = /[\p{L}\p{N}]{3,}/u.exec(first.title)?.[0] ?? ''
  await userEvent.type(screen.getByLabelText(/Pour confirmer/), word.toLowerCase())
  await userEvent.click(button)
  expect(await screen.findByRole('dialog', { name: 'Effacé' })).toBeInTheDocument()
  expect((await bridge.testimonies()).some((t) => t.id === first.id)).toBe(false)
  expect((await bridge.status()).undo).toBeNull()
  expect((await bridge.erasures()).erased.at(-1)?.reason).toBe('Retrait du consentement')
})
