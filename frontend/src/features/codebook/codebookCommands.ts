import { addCommands } from '@/commands/commands.svelte'
import { m } from '@/paraglide/messages'

type Verb = 'import' | 'export' | 'dimensions' | 'agreement' | 'merge' | 'sort' | 'history'

/** Adds what is done with the codebook, and with the code chosen in it. Call it while it is set up. */
export function codebookCommands(chosen: () => boolean, run: Record<Verb, () => unknown>): void {
  const labels: Record<Verb, () => string> = {
    import: m.codebook_import,
    export: m.codebook_export,
    dimensions: m.stances_dimensions_open,
    agreement: m.agreement_open,
    merge: m.codebook_merge_chosen,
    sort: m.codebook_sort_chosen,
    history: m.codebook_history_chosen,
  }
  addCommands(
    (Object.keys(labels) as Verb[]).map((verb) => ({
      id: `codebook.${verb}`,
      group: 'code',
      label: labels[verb],
      when: ['import', 'export', 'dimensions', 'agreement'].includes(verb) ? undefined : chosen,
      run: async () => void (await run[verb]()),
    })),
  )
}
