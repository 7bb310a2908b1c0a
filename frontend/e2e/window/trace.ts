/** A system call that strace saw end: who made it, what it was, and what came back. */
export interface Call {
  pid: number
  name: string
  /** As strace writes them. */
  args: string
  /** Negative where it failed. */
  result: number
}

/** Reads what `strace -f -o` wrote; calls that never ended are left out. */
export function calls(trace: string): Call[] {
  const begun = new Map<number, string>()
  const ended: Call[] = []
  for (const line of trace.split('\n')) {
    const at = /^(\d+)\s+(.*)$/.exec(line)
    if (!at) continue
    const pid = Number(at[1])
    let text = at[2] ?? ''
    if (text.endsWith('<unfinished ...>')) {
      begun.set(pid, text.slice(0, -'<unfinished ...>'.length))
      continue
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(text)
    if (resumed) text = (begun.get(pid) ?? '') + (resumed[1] ?? '')
    const call = /^(\w+)\((.*)\)\s+= (-?\d+|\?)/.exec(text)
    if (call) {
      const result = call[3] === '?' ? 0 : Number(call[3])
      ended.push({ pid, name: call[1] ?? '', args: call[2] ?? '', result })
    }
  }
  return ended
}

/** The calls that made, or tried with success to use, a socket that is not local. */
export function outside(all: Call[]): Call[] {
  return all.filter(({ name, args, result }) => {
    if (name === 'io_uring_setup') return result >= 0
    if (name === 'socket') return result >= 0 && !args.startsWith('AF_UNIX')
    const family = /sa_family=(AF_\w+)/.exec(args)?.[1]
    return family !== undefined && family !== 'AF_UNIX'
  })
}
