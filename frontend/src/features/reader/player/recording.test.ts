import { screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { heardAt, momentOf, timeAt } from '@/bridge/clock'
import { FakeBridge } from '@/bridge/fake/fake'
import { renderIn } from '@/test/render'
import Reader from '../Reader.svelte'

let bridge: FakeBridge
let timed: string

// jsdom plays nothing: a stub that knows where it is, and tells what an element tells.
beforeEach(async () => {
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList
  vi.spyOn(HTMLMediaElement.prototype, 'readyState', 'get').mockReturnValue(4)
  vi.spyOn(HTMLMediaElement.prototype, 'duration', 'get').mockReturnValue(600)
  let paused = true
  vi.spyOn(HTMLMediaElement.prototype, 'paused', 'get').mockImplementation(() => paused)
  const play = vi.spyOn(HTMLMediaElement.prototype, 'play')
  play.mockImplementation(function (this: HTMLMediaElement) {
    paused = false
    this.dispatchEvent(new Event('play'))
    return Promise.resolve()
  })
  vi.spyOn(HTMLMediaElement.prototype, 'pause').mockImplementation(function (
    this: HTMLMediaElement,
  ) {
    paused = true
    this.dispatchEvent(new Event('pause'))
  })
  bridge = new FakeBridge({ open: true })
  for (const { id } of await bridge.testimonies())
    if ((await bridge.read(id)).times.length) timed = id
})

const open = async (media: string) => {
  if (media) await bridge.linkRecording(timed, media)
  const { reading, commands } = renderIn(Reader, { bridge })
  await reading.open(timed)
  return { reading, commands }
}
const video = () => document.querySelector('video') as HTMLVideoElement

test('what is beside is proposed, and linked only when asked', async () => {
  await open('')
  const take = await screen.findByRole('button', { name: 'Lier' })
  expect((await bridge.read(timed)).testimony.media).toBe('')
  await userEvent.click(take)
  await screen.findByRole('region', { name: 'Enregistrement' })
  expect((await bridge.read(timed)).testimony.media).toMatch(/\.wav$/)
})

test('plays, goes back, changes speed, plays from the caret', async () => {
  const { commands } = await open('/sons/entretien.mp3')
  await userEvent.click(await screen.findByRole('button', { name: 'Écouter' }))
  video().currentTime = 100
  video().dispatchEvent(new Event('timeupdate'))
  expect(await screen.findByText('00:01:40')).toBeInTheDocument()
  await commands.run('read.back')
  expect(video().currentTime).toBe(97)
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Vitesse' }), '1.5')
  expect(video().playbackRate).toBe(1.5)
  await commands.run('read.play')
  expect(await screen.findByRole('button', { name: 'Écouter' })).toBeInTheDocument()
  await commands.run('read.here')
  const { times } = await bridge.read(timed)
  expect(video().currentTime).toBe((times[0]?.from ?? -1) / 1000)
})

test('a format that is not known says so, and what to do', async () => {
  await open('/sons/entretien.wma')
  await screen.findByRole('button', { name: 'Écouter' })
  video().dispatchEvent(new Event('error'))
  expect(await screen.findByText('Ce format ne peut pas être lu ici.')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Lier un autre enregistrement…' }))
  await screen.findByRole('button', { name: 'Écouter' })
})

test('a missing file says so and is found again; the link comes off', async () => {
  const { commands } = await open('/sons/perdu.mp3')
  expect(await screen.findByText(/perdu.mp3 n’est plus là où il était/)).toBeInTheDocument()
  expect(commands.can('read.play')).toBe(false)
  await userEvent.click(screen.getByRole('button', { name: 'Retrouver le fichier…' }))
  await screen.findByRole('button', { name: 'Écouter' })
  await commands.run('read.unlink')
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Enregistrement' })).toBeNull())
})

test('moments and passages', () => {
  const times = [
    { start: 0, end: 5, from: 1000, to: 2000 },
    { start: 6, end: 9, from: 4000, to: 4000 },
    { start: 10, end: 12, from: 2500, to: 3000 },
  ]
  expect(heardAt(times, 500)).toBeUndefined()
  expect([1000, 2499, 2500, 4000, 9000].map((ms) => heardAt(times, ms)?.start)).toEqual([
    0, 0, 10, 6, 6,
  ])
  expect([0, 5, 7, 99].map((at) => momentOf(times, at))).toEqual([1000, 1000, 4000, 2500])
  expect(momentOf([], 3)).toBeUndefined()
  expect(timeAt(times, 5, 7)?.from).toBe(4000)
  expect(timeAt(times, 9, 10)).toBeUndefined()
})
