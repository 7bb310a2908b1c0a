import { screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { renderIn } from '@/test/render'
import ConsentField from './ConsentField.svelte'

test('a quote says what its testimony says until something else is chosen', async () => {
  const bridge = new FakeBridge({ open: true })
  const set = vi.spyOn(bridge, 'setConsent').mockResolvedValue()
  renderIn(ConsentField, { bridge, props: { value: '', quote: 'q', inherited: 'internal' } })
  const field = await screen.findByLabelText('Accord de la personne')
  expect(field).toHaveDisplayValue(/Comme le témoignage.*Interne/)
  await userEvent.selectOptions(field, 'Ne pas citer')
  expect(set).toHaveBeenCalledWith([], ['q'], 'withheld')
})
