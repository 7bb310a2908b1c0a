import type { FoundRecording, Recording } from './recordingTypes'

/** What the interface asks of Go about the recordings of testimonies. */
export interface RecordingBridge {
  recording(testimony: string): Promise<Recording>
  /** Answers the page's next request for a file with the recording. */
  offerRecording(testimony: string): Promise<void>
  pickRecording(title: string): Promise<string>
  /** Files that may be the recording; nothing is linked. */
  proposeRecordings(testimony: string): Promise<FoundRecording[]>
  /** Links a file of pickRecording or proposeRecordings. */
  linkRecording(testimony: string, path: string): Promise<void>
  unlinkRecording(testimony: string): Promise<void>
  /** Copies the recording beside the project, links the copy and returns its path; job "media". */
  keepRecording(testimony: string): Promise<string>
}
