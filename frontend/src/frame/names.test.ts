import { screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { everything } from '@/bridge/filter'
import Library from '@/features/library/Library.svelte'
import Reader from '@/features/reader/Reader.svelte'
import ExportDialog from './exporting/ExportDialog.svelte'
import { Exports } from '@/state/exports.svelte'
import { Names } from '@/state/names.svelte'
import { Project } from '@/state/project.svelte'
import { Settings } from '@/state/settings.svelte'
import { eventually } from '@/test/eventually'
import { renderIn } from '@/test/render'

let bridge: FakeBridge

async function opened(shown: boolean) {
  bridge = new FakeBridge({
    open: true,
    settings: { showPseudonyms: shown ? ['project-1'] : [] },
  })
  await bridge.addName({
    name: 'Amina',
    forms: [],
    kind: 'person',
    pseudonym: 'Léopoldine',
    memo: '',
  })
  return bridge
}

/** The names as the window keeps them, ready. */
async function names() {
  const [project, settings] = [new Project(bridge), new Settings(bridge)]
  await settings.load()
  await project.load()
  const made = new Names(bridge, project, settings)
  await made.fetched.load()
  return made
}

describe('on screen', () => {
  it('lists show pseudonyms, and what is stored stays', async () => {
    await opened(true)
    renderIn(Library, { bridge })
    expect(await screen.findByText('Léopoldine, formation bureautique')).toBeInTheDocument()
    expect(screen.queryByText(/Amina/)).toBeNull()
    expect((await bridge.testimonies()).map((t) => t.title)).toContain(
      'Amina, formation bureautique',
    )
  })

  it('lists show real names until one asks otherwise', async () => {
    await opened(false)
    renderIn(Library, { bridge })
    expect(await screen.findByText('Amina, formation bureautique')).toBeInTheDocument()
  })

  it('the reader keeps the positions of the stored text', async () => {
    await opened(true)
    Range.prototype.getClientRects = () => [] as unknown as DOMRectList // jsdom lays nothing out
    const [first] = await bridge.testimonies()
    const { reading } = renderIn(Reader, { bridge })
    await reading.open(first?.id ?? '')
    const drawn = () => document.querySelector('.page')?.textContent ?? ''
    await waitFor(() => expect(drawn()).toContain('Léopoldine'))
    expect(drawn()).not.toContain('Amina')
    expect(reading.text?.text).toContain('Amina')
  })
})

describe('an export', () => {
  const asked = {
    request: { format: 'docx' as const, collection: '', filter: everything },
    title: 'Où ?',
    name: 'Extraits d’Amina',
  }

  it('is looked at first, proposes a name without real ones, and is written with pseudonyms', async () => {
    await opened(false)
    const exported = new Exports(bridge, await names())
    const [pick, write] = [vi.spyOn(bridge, 'pickSave'), vi.spyOn(bridge, 'exportTo')]
    const done = exported.ask(asked)
    await exported.look()
    expect(exported.leaks?.names).toEqual([])
    await exported.go()
    expect((await done)?.named).toBe(false)
    expect(pick).toHaveBeenCalledWith('Où ?', 'Extraits d’Léopoldine', 'docx')
    expect(write.mock.calls[0]?.[1]).toMatchObject({ realNames: false })
  })

  it('says when the name that was chosen for the file is a real one', async () => {
    await opened(false)
    const exported = new Exports(bridge, await names())
    vi.spyOn(bridge, 'pickSave').mockResolvedValue('/home/camille/Amina.docx')
    const done = exported.ask(asked)
    await exported.go()
    expect((await done)?.named).toBe(true)
  })

  it('given up writes nothing', async () => {
    await opened(false)
    const exported = new Exports(bridge, await names())
    const write = vi.spyOn(bridge, 'exportTo')
    const done = exported.ask(asked)
    exported.cancel()
    expect(await done).toBeNull()
    expect(write).not.toHaveBeenCalled()
  })

  it('of a table or of memos asks before a real name is seen in it', async () => {
    await opened(false)
    const exported = new Exports(bridge, await names())
    const look = (file: string) => () => bridge.workshopLeaks('collection-1', 'workshop-1', file)
    expect(await exported.may(look('/home/camille/Mardi.csv'))).toBe(true)
    const asked = exported.may(look('/home/camille/Mardi, Amina.csv'))
    await eventually(() => expect(exported.seen?.names.map((leak) => leak.form)).toEqual(['Amina']))
    exported.answer(false)
    expect(await asked).toBe(false)
    expect(exported.seen).toBeNull()
  })

  it('shows the count of real names, and which, when pseudonyms are left out', async () => {
    await opened(false)
    const { exports } = renderIn(ExportDialog, { bridge })
    void exports.ask(asked)
    const replace = await screen.findByRole('checkbox', { name: /^Mettre les pseudonymes/ })
    expect(replace).toBeChecked()
    await userEvent.click(replace)
    await waitFor(async () =>
      expect((await bridge.settings()).exportRealNames).toEqual(['project-1']),
    )
  })
})
