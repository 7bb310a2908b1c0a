import * as go from '../../wailsjs/go/desktop/App'
import { watched } from './call'
import type { RecordingBridge } from './recordingBridge'
import type { Recording } from './recordingTypes'

/** The part of the bridge over Wails about the recordings of testimonies. */
export function wailsRecordings(origin: string): RecordingBridge {
  const ask = watched
  const long = <T>(call: Promise<T>) => watched(call, Infinity)
  return {
    recording: async (testimony) => (await ask(go.Recording(testimony))) as Recording,
    offerRecording: (testimony) => ask(go.OfferRecording(testimony)),
    pickRecording: (title) => long(go.PickRecording(title)),
    proposeRecordings: (testimony) => long(go.ProposeRecordings(testimony)),
    linkRecording: (testimony, path) => ask(go.LinkRecording(testimony, path, origin)),
    unlinkRecording: (testimony) => ask(go.UnlinkRecording(testimony, origin)),
    keepRecording: (testimony) => long(go.KeepRecording(testimony, origin)),
  }
}
