/** A failure told to a person: a code that the interface has a sentence for, what it is about, and more. */
export class BridgeError extends Error {
  constructor(
    /** A corpus.ErrorCode, or "lost" when a call never came back, or "internal". */
    readonly code: string,
    /** The English sentence, for a log or an unknown code. */
    message: string,
    /** The file or record it is about; may be "". */
    readonly subject = '',
    readonly detail = '',
  ) {
    super(message)
    this.name = 'BridgeError'
  }
}

/**
 * Returns what a failed call threw as a BridgeError. Go sends `new Error(JSON)`, or the JSON
 * alone; anything else is a defect and comes back with the code "internal".
 */
export function parseError(thrown: unknown): BridgeError {
  if (thrown instanceof BridgeError) return thrown
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const fields = parseFields(message)
  if (!fields) return new BridgeError('internal', message, '', message)
  return new BridgeError(
    text(fields.code) || 'internal',
    text(fields.message) || message,
    text(fields.subject),
    text(fields.detail),
  )
}

function parseFields(message: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(message)
    return isRecord(value) && 'code' in value ? value : null
  } catch {
    return null
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
