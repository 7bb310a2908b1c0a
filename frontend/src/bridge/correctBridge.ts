import type { Correction, CorrectionPlan, OldText, Revision } from './correctTypes'
import type { Choice } from './importTypes'

/** What the interface asks of Go about the words of testimonies. */
export interface CorrectBridge {
  planCorrection(correction: Correction): Promise<CorrectionPlan>
  /** Changes the words and carries the quotes over, as one step to undo. */
  correct(correction: Correction): Promise<CorrectionPlan>
  /** What corrections replaced in a testimony, the newest first. */
  revisions(testimony: string): Promise<Revision[]>
  readRevision(testimony: string, number: number): Promise<OldText>
  planRestore(testimony: string, number: number): Promise<CorrectionPlan>
  /** Makes an old text that of its testimony again, as a correction. */
  restore(testimony: string, number: number, reason: string): Promise<CorrectionPlan>
  /** What a changed file does to the testimony of its name where it becomes its text. */
  planRevision(choice: Choice): Promise<CorrectionPlan>
}
