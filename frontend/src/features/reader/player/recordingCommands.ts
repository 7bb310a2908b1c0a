import { addCommands, type Command } from '@/commands/commands.svelte'
import { momentOf } from '@/bridge/clock'
import { keepRecording, linkRecording } from '@/domain/recordings'
import { m } from '@/paraglide/messages'
import type { Project } from '@/state/project.svelte'
import { useBridge } from '@/state/provide.svelte'
import type { Toasts } from '@/ui/toasts.svelte'
import type { Session } from '../session.svelte'
import type { Playback } from './playback.svelte'

/** Adds the verbs of the recording of the testimony being read. Call it while the reader is set up. */
export function recordingCommands(
  session: Session,
  playback: Playback,
  project: Project,
  toasts: Toasts,
): void {
  const bridge = useBridge()
  const { reading } = session.nouns
  const times = () => reading.text?.times ?? []
  const play = (
    id: string,
    label: () => string,
    keys: string,
    run: Command['run'],
    when = () => playback.ready,
  ): Command => ({ id: `read.${id}`, group: 'read', label, keys, scope: 'reader', when, run })
  const link = (
    id: string,
    label: () => string,
    when: () => boolean,
    run: (testimony: string) => Promise<void>,
  ): Command => ({ id: `read.${id}`, group: 'read', label, when, run: () => run(reading.id) })

  addCommands([
    play('play', m.recording_toggle, 'K', () => playback.toggle()),
    play('back', m.recording_back, 'J', () => playback.back()),
    play(
      'here',
      m.recording_here,
      'H',
      () => playback.playFrom(momentOf(times(), session.selection.start) ?? 0),
      () => playback.ready && times().length > 0,
    ),
    link(
      'link',
      m.recording_link,
      () => reading.text !== null,
      (id) => linkRecording(bridge, id),
    ),
    link(
      'keep',
      m.recording_keep,
      () => playback.ready,
      (id) => keepRecording(bridge, project, toasts, id),
    ),
    link(
      'unlink',
      m.recording_unlink,
      () => playback.recording !== null,
      (id) => bridge.unlinkRecording(id),
    ),
  ])
}
