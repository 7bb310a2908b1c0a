import * as go from '../../wailsjs/go/desktop/App'
import { watched } from './call'
import type { CorrectBridge } from './correctBridge'
import type { OldText } from './correctTypes'

/** The part of the bridge over Wails about the words of testimonies. */
export function wailsCorrect(origin: string): CorrectBridge {
  const ask = watched
  const long = <T>(call: Promise<T>) => watched(call, Infinity)
  return {
    planCorrection: (correction) => ask(go.PlanCorrection(correction)),
    correct: (correction) => long(go.Correct(correction, origin)),
    revisions: (testimony) => ask(go.Revisions(testimony)),
    readRevision: async (testimony, number) =>
      (await ask(go.ReadRevision(testimony, number))) as OldText,
    planRestore: (testimony, number) => ask(go.PlanRestore(testimony, number)),
    restore: (testimony, number, reason) => long(go.Restore(testimony, number, reason, origin)),
    planRevision: (choice) => long(go.PlanRevision(choice)),
  }
}
