import { createContext } from 'svelte'
import type { Bridge } from '@/bridge/bridge'
import type { Job } from '@/bridge/types'

/** Long work under way: imports, indexing, exports. */
export class Jobs {
  running = $state.raw<Job[]>([])

  constructor(private readonly bridge: Bridge) {}

  /** Returns the work of a kind that is under way, if any. */
  of(kind: Job['kind']): Job | undefined {
    return this.running.find((j) => j.kind === kind)
  }

  /** Asks work to stop; what was finished is kept. */
  cancel(id: string): Promise<void> {
    return this.bridge.cancelJob(id)
  }

  /** Follows a job event. */
  changed(job: Job): void {
    const others = this.running.filter((j) => j.id !== job.id)
    this.running = job.state === 'running' ? [...others, job] : others
  }
}

export const [useJobs, provideJobs] = createContext<Jobs>()
