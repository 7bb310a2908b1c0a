/** Why a search cannot be understood, and what would be. */
export interface QueryFault {
  /** An index.Reason: the interface has a sentence for each. */
  reason: string
  /** Where in the search as it was typed; both 0 where it is about the whole. */
  start: number
  end: number
  /** What stands there. */
  words: string
  /** The whole search put right, "" where that cannot be told. */
  fix: string
}

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
    /** Of a search that cannot be understood. */
    readonly fault: QueryFault | null = null,
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
    faultOf(fields.fault),
  )
}

function faultOf(value: unknown): QueryFault | null {
  if (!isRecord(value)) return null
  return {
    reason: text(value.reason),
    start: Number(value.start) || 0,
    end: Number(value.end) || 0,
    words: text(value.words),
    fix: text(value.fix),
  }
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
