import { screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { BridgeError } from '@/bridge/error'
import type { Quote, Text } from '@/bridge/types'
import { everything } from '@/bridge/filter'
import { renderIn } from '@/test/render'
import CorrectText from './CorrectText.svelte'

// The first quote of the sample project, in its testimony.
async function opened(cut: boolean, words: (quote: Quote) => string) {
  const bridge = new FakeBridge({ open: true })
  const quote = (await bridge.quotes(everything)).quotes[0] as Quote
  const text: Text = await bridge.read(quote.testimony)
  const said = words(quote)
  const start = text.text.indexOf(said)
  const passage = { start, end: start + said.length, cut, at: start + said.length }
  const surroundings = renderIn(CorrectText, { bridge, props: { text, passage } })
  surroundings.view.correcting = passage
  return { ...surroundings, bridge, quote, text }
}

const firstWord = ({ text }: Quote) => text.split(' ')[0] ?? ''

test('what becomes of quotes is shown while one types, and Enter corrects', async () => {
  const { bridge, quote, view } = await opened(false, firstWord)
  const field = await screen.findByRole('textbox', { name: 'Le passage corrigé' })
  expect(field).toHaveValue(firstWord(quote))
  expect(screen.getByText('Rien n’est changé encore.')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Corriger' })).toBeDisabled()

  await userEvent.clear(field)
  await userEvent.type(field, 'Moi')
  const after = quote.text.replace(firstWord(quote), 'Moi')
  expect(await screen.findByText(`« ${after} »`)).toBeVisible()
  expect(screen.getByText('1 extrait change de mots')).toBeVisible()

  await userEvent.type(screen.getByRole('textbox', { name: /Raison/ }), 'relecture')
  await userEvent.type(field, '{Enter}')
  await waitFor(() => expect(view.correcting).toBeNull())
  expect((await bridge.quote(quote.id)).text).toBe(after)
  expect((await bridge.revisions(quote.testimony)).map((r) => r.reason)).toEqual(['relecture'])
  await bridge.undo()
  expect((await bridge.quote(quote.id)).text).toBe(quote.text)
})

test('cutting a passage names the quotes that are lost, and says where erasing is', async () => {
  const { bridge, quote } = await opened(true, (q) => q.text)
  expect(await screen.findByText('1 extrait est perdu')).toBeVisible()
  expect(screen.getByText(/effacez le témoignage/)).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Couper' }))
  await waitFor(async () => {
    const { quotes } = await bridge.quotes(everything)
    expect(quotes.map((q) => q.id)).not.toContain(quote.id)
  })
})

test('a text that moved on meanwhile is told, and the words typed stay', async () => {
  const { bridge, view } = await opened(false, firstWord)
  vi.spyOn(bridge, 'planCorrection').mockRejectedValue(new BridgeError('moved_on', 'x', 'Amina'))
  const field = await screen.findByRole('textbox', { name: 'Le passage corrigé' })
  await userEvent.type(field, 'x')
  expect(await screen.findByRole('alert')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Corriger' })).toBeDisabled()
  await userEvent.type(field, '{Enter}')
  expect(view.correcting).not.toBeNull()
})
