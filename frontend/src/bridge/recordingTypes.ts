import type { Problem } from './types'

/** Recording is the audio or video that a testimony is linked to. */
export interface Recording {
  /** Of the file; "" where none is linked. */
  name: string
  /** Where it is, to show; "" where the link leads nowhere. */
  path: string
  bytes: number
  /** It is a video. */
  film: boolean
  /** Why it cannot be read, or null. */
  error: Problem | null
  /** To play it from; "" where the page asks for the file, which offerRecording then gives it. */
  address: string
}

/** FoundRecording is a file that may be the recording of a testimony. */
export interface FoundRecording {
  path: string
  name: string
}
