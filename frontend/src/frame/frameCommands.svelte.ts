import { addCommands } from '@/commands/commands.svelte'
import { backUpNow } from '@/domain/backUpNow'
import { saveCopy } from '@/domain/saveCopy'
import { m } from '@/paraglide/messages'
import { useBackups } from '@/state/backups.svelte'
import { useCollections } from '@/state/collections.svelte'
import { useNames } from '@/state/names.svelte'
import { useJobs } from '@/state/jobs.svelte'
import { useProject } from '@/state/project.svelte'
import { useQuotes } from '@/state/quotes.svelte'
import { useBridge } from '@/state/provide.svelte'
import { useSettings } from '@/state/settings.svelte'
import { useView, type Place } from '@/state/view.svelte'
import { leaveTabs } from '@/ui/arrive'
import { useToasts } from '@/ui/toasts.svelte'

/** Adds the commands that act wherever one is in a project. Call it while the frame is set up. */
export function frameCommands(): void {
  const bridge = useBridge()
  const backups = useBackups()
  const collections = useCollections()
  const jobs = useJobs()
  const names = useNames()
  const project = useProject()
  const quotes = useQuotes()
  const settings = useSettings()
  const view = useView()
  const toasts = useToasts()

  const go = (place: Place, label: () => string, digit?: number) => ({
    id: `go.${place}`,
    group: 'go' as const,
    label,
    keys: digit ? `Ctrl+Digit${digit}` : undefined,
    run: () => {
      leaveTabs()
      view.go(place)
    },
  })

  addCommands([
    {
      id: 'app.palette',
      group: 'app',
      label: m.command_palette,
      keys: 'Ctrl+K',
      hidden: true,
      run: () => void (view.overlay = 'palette'),
    },
    {
      id: 'app.help',
      group: 'app',
      label: m.command_help,
      keys: '?',
      run: () => void (view.overlay = 'help'),
    },
    {
      id: 'project.undo',
      group: 'project',
      label: m.command_undo,
      keys: 'Ctrl+Z',
      // What is on its way is what one means to take back; what was just stored, the status may not
      // know of yet.
      run: () => quotes.settled().then(() => project.undo()),
    },
    {
      id: 'project.redo',
      group: 'project',
      label: m.command_redo,
      keys: 'Ctrl+Shift+Z',
      when: () => Boolean(project.status?.redo) || project.undoing,
      run: () => project.redo(),
    },
    {
      id: 'project.import',
      group: 'project',
      label: m.command_import,
      keys: 'Ctrl+I',
      run: () => view.import(),
    },
    {
      id: 'project.survey',
      group: 'project',
      label: m.survey_command,
      run: () => view.survey(),
    },
    {
      id: 'project.backup',
      group: 'project',
      label: m.backups_command,
      when: () => !backups.state?.running,
      run: () => backUpNow(backups, toasts),
    },
    {
      id: 'project.saveCopy',
      group: 'project',
      label: m.save_copy_command,
      when: () => !jobs.of('copy'),
      run: () => saveCopy(bridge, project, toasts),
    },
    {
      id: 'project.check',
      group: 'project',
      label: m.command_check,
      run: () => view.showSafety('soundness'),
    },
    {
      id: 'project.close',
      group: 'project',
      label: m.command_close,
      run: () => project.close(),
    },
    {
      id: 'project.lock',
      group: 'project',
      label: m.command_lock,
      when: () => Boolean(project.info?.sealed),
      run: () => project.close(),
    },
    go('read', m.command_go_read, 1),
    go('quotes', m.command_go_quotes, 2),
    go('repeats', m.command_go_repeats, 3),
    go('collections', m.command_go_collections, 4),
    {
      id: 'collection.new',
      group: 'collections',
      label: m.collections_new,
      run: () => {
        view.go('collections')
        collections.begin()
      },
    },
    go('people', m.command_go_people, 5),
    {
      id: 'go.crossing',
      group: 'go',
      label: m.people_cross_command,
      run: () => {
        view.table = 'crossing'
        view.go('people')
      },
    },
    go('memos', m.memos_command, 6),
    { ...go('search', m.command_go_search), keys: 'Ctrl+Shift+F' },
    go('history', m.command_go_history),
    { ...go('safety', m.command_go_safety), keys: 'Ctrl+Shift+S' },
    go('names', m.command_go_names),
    {
      id: 'names.show',
      group: 'app',
      label: m.command_names_show,
      when: () => names.any && !names.on,
      run: () => names.show(true),
    },
    {
      id: 'names.hide',
      group: 'app',
      label: m.command_names_hide,
      when: () => names.on,
      run: () => names.show(false),
    },
    {
      id: 'app.inspector',
      group: 'app',
      label: m.command_inspector,
      keys: 'Ctrl+Alt+I',
      run: () => void (view.inspector = !view.inspector),
    },
    {
      id: 'app.once',
      group: 'app',
      label: m.command_once,
      run: () => void (view.once = !view.once),
    },
    {
      id: 'app.settings',
      group: 'app',
      label: m.command_settings,
      keys: 'Ctrl+,',
      run: () => void (view.overlay = 'settings'),
    },
    {
      id: 'app.theme.light',
      group: 'app',
      label: m.command_theme_light,
      run: () => settings.save({ theme: 'light' }),
    },
    {
      id: 'app.theme.dark',
      group: 'app',
      label: m.command_theme_dark,
      run: () => settings.save({ theme: 'dark' }),
    },
    {
      id: 'app.theme.system',
      group: 'app',
      label: m.command_theme_system,
      run: () => settings.save({ theme: 'system' }),
    },
    {
      id: 'app.french',
      group: 'app',
      label: m.command_french,
      when: () => settings.values.locale !== 'fr',
      run: () => settings.save({ locale: 'fr' }),
    },
    {
      id: 'app.english',
      group: 'app',
      label: m.command_english,
      when: () => settings.values.locale !== 'en',
      run: () => settings.save({ locale: 'en' }),
    },
  ])
}
