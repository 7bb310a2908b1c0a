import { beforeEach, describe, expect, test, vi } from 'vitest'
import { m } from '@/paraglide/messages'
import { theme } from '@/ui/theme.svelte'
import { FakeBridge } from '@/bridge/fake/fake'
import { eventually } from '@/test/eventually'
import { late } from '@/test/late'
import { Jobs } from './jobs.svelte'
import { formatNumber, locale } from './locale.svelte'
import { Project } from './project.svelte'
import { Settings } from './settings.svelte'

let bridge: FakeBridge

beforeEach(() => {
  bridge = new FakeBridge({ open: true })
  locale.current = 'fr'
})

describe('settings', () => {
  test('language and theme act at once and are kept', async () => {
    const settings = new Settings(bridge)
    await settings.load()
    const saved = settings.save({ locale: 'en', theme: 'dark' })
    expect(m.place_read()).toBe('Read')
    expect(formatNumber(6842)).toBe('6,842')
    expect(document.documentElement.lang).toBe('en')
    expect(theme.dark).toBe(true)
    await saved
    expect(await bridge.settings()).toMatchObject({ locale: 'en', theme: 'dark' })
  })

  test('what is chosen last is what is kept, however late the answers are', async () => {
    const settings = new Settings(bridge)
    await settings.load()
    const saving = late(bridge, 'saveSettings')
    const both = [settings.save({ textSize: 20 }), settings.save({ textSize: 22 })]
    await eventually(() => expect(saving.spy).toHaveBeenCalledOnce())
    saving.answer()
    await eventually(() => expect(saving.spy).toHaveBeenCalledTimes(2))
    saving.answer()
    await Promise.all(both)
    expect(saving.spy.mock.lastCall?.[0]).toMatchObject({ textSize: 22 })
  })

  test('numbers are written as the language does', () => {
    expect(formatNumber(6842)).toBe('6\u202f842')
    expect(m.count_quotes({ count: 0 })).toBe('0 extrait')
    expect(m.count_quotes({ count: 1 })).toBe('1 extrait')
    expect(m.count_quotes({ count: 2 })).toBe('2 extraits')
    expect(m.count_quotes({ count: 1_000_000 })).toContain('extraits')
  })
})

describe('project', () => {
  test('figures and undo follow every change', async () => {
    const project = new Project(bridge)
    bridge.on('change', (change) => project.changed(change))
    await project.load()
    const { codes } = project.counts
    await bridge.addCode('Transmettre', '', '')
    await eventually(() => expect(project.counts.codes).toBe(codes + 1))
    expect(project.status?.undo).toMatchObject({ action: 'code_add', subject: 'Transmettre' })
    await project.undo()
    expect(project.counts.codes).toBe(codes)
    expect(project.status?.redo).toMatchObject({ subject: 'Transmettre' })
    await project.redo()
    expect(project.counts.codes).toBe(codes + 1)
  })

  test('what is undone and done again keeps its order, however late the answers are', async () => {
    const project = new Project(bridge)
    await project.load()
    await bridge.addCode('Transmettre', '', '')
    const undoing = late(bridge, 'undo')
    const redo = vi.spyOn(bridge, 'redo')
    const both = Promise.all([project.undo(), project.redo()])
    expect(project.undoing).toBe(true)
    await eventually(() => expect(undoing.spy).toHaveBeenCalledOnce())
    expect(redo).not.toHaveBeenCalled()
    undoing.answer()
    await both
    expect(project.undoing).toBe(false)
    expect((await bridge.codes()).map((c) => c.name)).toContain('Transmettre')
  })

  test('a project that is gone is said so, and nothing opens', async () => {
    const closed = new FakeBridge()
    const project = new Project(closed)
    const gone = (await closed.settings()).recent.find((r) => r.gone)
    await expect(project.open(gone?.path ?? '')).rejects.toMatchObject({ code: 'missing' })
    expect(project.info).toBeNull()
  })

  test('a new project begins with its templates', async () => {
    const project = new Project(bridge)
    await project.create('/tmp/x.florilege', 'Neuf', ['cisp'])
    expect(project.info?.name).toBe('Neuf')
    expect(project.counts).toMatchObject({ testimonies: 0, codes: 3 })
  })
})

test('long work is shown until it ends', () => {
  const jobs = new Jobs(bridge)
  const job = {
    id: 'j',
    kind: 'import',
    done: 0,
    total: 3,
    words: 0,
    left: 0,
    note: '',
    state: 'running',
  } as const
  jobs.changed(job)
  jobs.changed({ ...job, done: 2 })
  expect(jobs.of('import')?.done).toBe(2)
  jobs.changed({ ...job, state: 'done' })
  expect(jobs.of('import')).toBeUndefined()
})
