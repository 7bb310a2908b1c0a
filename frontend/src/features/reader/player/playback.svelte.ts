import { tick } from 'svelte'
import type { RecordingBridge } from '@/bridge/recordingBridge'
import { heardAt } from '@/bridge/clock'
import { latest } from '@/bridge/latest'
import type { Recording, Text } from '@/bridge/types'
import { askedFile } from './askedFile'

/** The speeds that can be chosen. */
export const rates = ['0.5', '0.75', '1', '1.25', '1.5', '2'] as const
export type Rate = (typeof rates)[number]

/** How far back goes, in milliseconds: about what one has just heard. */
const backBy = 3000

// Further than any recording goes, in seconds.
const beyond = 1e7

/** The recording of the testimony being read, as it is played. */
export class Playback {
  /** What is linked; null while nothing is. */
  recording = $state.raw<Recording | null>(null)
  /** Where the element plays from; "" until the file was asked for. */
  source = $state('')
  /** Neither the webview nor the system knows the format. */
  failed = $state(false)
  playing = $state(false)
  /** In milliseconds. */
  time = $state(0)
  /** In milliseconds; 0 until it is known. */
  length = $state(0)
  rate = $state<Rate>('1')
  /** Whether the text scrolls with the recording. */
  following = $state(true)
  /** Whether it was played, so that something is being heard. */
  started = $state(false)
  /** The element that plays; null while none is on screen. */
  element = $state.raw<HTMLMediaElement | null>(null)

  readonly #recording: (id: string) => Promise<Recording | undefined>
  #text = $state.raw<Text | null>(null)
  #key = ''
  #sought = false // the end of a file that does not say how long it is
  #seeking = false
  #ours = '' // the address of a file that the page was given

  /** The passage that is heard, where the times of the text are known. */
  readonly heard = $derived.by(() =>
    this.started && !this.failed && this.#text ? heardAt(this.#text.times, this.time) : undefined,
  )
  /** Whether a click on a time can play from there. */
  readonly ready = $derived(this.recording !== null && !this.recording.error && !this.failed)

  constructor(private readonly bridge: RecordingBridge) {
    this.#recording = latest((id: string) => bridge.recording(id))
  }

  /** Follows the testimony being read; what plays stops where another recording takes its place. */
  async follow(text: Text | null): Promise<void> {
    this.#text = text
    const key = text ? `${text.testimony.id} ${text.testimony.media}` : ''
    if (key === this.#key) return
    this.close()
    this.#key = key
    if (text?.testimony.media) await this.look()
  }

  /** Looks for the linked file, again where it was missing. */
  async look(): Promise<void> {
    const id = this.#text?.testimony.id
    const recording = id ? await this.#recording(id) : undefined
    if (!recording?.name) return
    this.recording = recording
    this.source = recording.address
  }

  /** Stops, and lets go of the file. */
  close(): void {
    this.element?.pause()
    if (this.#ours) URL.revokeObjectURL(this.#ours)
    this.#ours = this.source = this.#key = ''
    this.recording = null
    this.failed = this.playing = this.started = false
    this.#sought = this.#seeking = false
    this.time = this.length = 0
    this.following = true
  }

  async toggle(): Promise<void> {
    if (this.playing) this.element?.pause()
    else await this.#play()
  }

  /** Goes back a little, to hear again what was said. */
  back(): void {
    this.seek(this.time - backBy)
  }

  /** Goes to a moment, in milliseconds. */
  seek(ms: number): void {
    this.time = Math.max(0, this.length ? Math.min(ms, this.length) : ms)
    if (this.element) this.element.currentTime = this.time / 1000
  }

  /** Plays from a moment, in milliseconds, and follows. */
  async playFrom(ms: number): Promise<void> {
    this.following = true
    await this.#play(ms)
  }

  setRate(rate: Rate): void {
    this.rate = rate
    if (this.element) this.element.playbackRate = Number(rate)
  }

  /** Told by the element. */
  told(): void {
    const { element } = this
    if (!element) return
    if (element.duration === Infinity && !this.#sought) this.#seekEnd(element)
    if (Number.isFinite(element.duration)) this.length = element.duration * 1000
    if (this.#seeking) return
    this.playing = !element.paused && !element.ended
    if (element.readyState > 0) this.time = element.currentTime * 1000
  }

  // Browsers and telephones write files that do not say how long they are: the end does.
  #seekEnd(element: HTMLMediaElement): void {
    this.#sought = this.#seeking = true
    const found = () => {
      if (!Number.isFinite(element.duration)) return
      element.removeEventListener('durationchange', found)
      element.addEventListener('seeked', () => (this.#seeking = false), { once: true })
      element.currentTime = this.time / 1000
    }
    element.addEventListener('durationchange', found)
    element.currentTime = beyond
  }

  /** Told by the element where it cannot play what it was given. */
  fail(): void {
    if (!this.source) return
    this.failed = true
    this.playing = false
  }

  async #play(ms?: number): Promise<void> {
    if (!this.ready) return
    if (!this.source && !(await this.#take())) return
    const { element } = this
    if (!element) return
    if (element.readyState === 0) await loaded(element)
    if (ms !== undefined) this.seek(ms)
    element.playbackRate = Number(this.rate)
    this.started = true
    try {
      await element.play()
    } catch (thrown) {
      // Paused at once, or not allowed before a click: the button plays it then.
      if (thrown instanceof DOMException && thrown.name === 'NotSupportedError') this.fail()
    }
  }

  async #take(): Promise<boolean> {
    const key = this.#key
    await this.bridge.offerRecording(this.#text?.testimony.id ?? '')
    const file = await askedFile()
    if (this.#key !== key) return false
    this.#ours = this.source = URL.createObjectURL(file)
    await tick()
    return true
  }
}

function loaded(element: HTMLMediaElement): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      element.removeEventListener('loadedmetadata', done)
      element.removeEventListener('error', done)
      resolve()
    }
    element.addEventListener('loadedmetadata', done)
    element.addEventListener('error', done)
    if (element.error) done()
  })
}
