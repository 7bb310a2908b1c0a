/** What a memo is about. */
export type MemoKind =
  'project' | 'testimony' | 'code' | 'quote' | 'collection' | 'participant' | 'attribute'

/** Where a link of a memo leads. */
export interface MemoLink {
  kind: 'quote' | 'code'
  id: string
  name: string
  /** It leads nowhere any more. */
  gone: boolean
}

/** What somebody wrote about something. */
export interface Memo {
  kind: MemoKind
  /** Of what it is about. */
  id: string
  /** Of that: a title, the path of a code, the first words of a quote. */
  name: string
  /** Of a quote: its testimony and turn. */
  title: string
  /** With its links as they are stored: [[code:ID]]. */
  text: string
  links: MemoLink[]
  /** When it was written last, "" where not known. */
  at: string
  by: string
}

/** Narrows a list of memos. */
export interface MemoFilter {
  kinds: MemoKind[]
  text: string
  /** By what they are about; else the newest first. */
  byKind: boolean
}

/** The files that memos leave in. */
export type MemoFormat = 'docx' | 'odt' | 'md' | 'txt' | 'csv'

/** How memos leave. */
export interface MemoExport {
  format: MemoFormat
  filter: MemoFilter
  realNames: boolean
}

/** What the interface asks of Go about memos. */
export interface MemosBridge {
  memos(filter: MemoFilter): Promise<Memo[]>
  /** Writes the memo of something, "" for none; of the project, the ID does not count. */
  setMemo(kind: MemoKind, id: string, memo: string): Promise<void>
  pickMemosExport(title: string, name: string, format: MemoFormat): Promise<string>
  exportMemos(path: string, request: MemoExport): Promise<void>
}
