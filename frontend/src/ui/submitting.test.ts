import { expect, test, vi } from 'vitest'
import { submitting } from './submitting'

const press = () => new SubmitEvent('submit', { cancelable: true })

test('what is submitted twice is done once, and again once it is done', async () => {
  let end: () => void = () => undefined
  const act = vi.fn(() => new Promise<void>((done) => (end = done)))
  const submit = submitting(act)
  const [first, second] = [press(), press()]
  const done = submit(first)
  await submit(second)
  expect(act).toHaveBeenCalledOnce()
  expect([first, second].map((e) => e.defaultPrevented)).toEqual([true, true])
  end()
  await done
  void submit(press())
  expect(act).toHaveBeenCalledTimes(2)
})

test('what failed can be tried again', async () => {
  const act = vi.fn().mockRejectedValueOnce(new Error('no')).mockResolvedValueOnce(undefined)
  const submit = submitting(act)
  await expect(submit(press())).rejects.toThrow('no')
  await submit(press())
  expect(act).toHaveBeenCalledTimes(2)
})
