import { screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { everything } from '@/bridge/filter'
import { BridgeError } from '@/bridge/error'
import { renderIn } from '@/test/render'
import type { ExportFormat } from '@/bridge/types'
import ExportDialog from './ExportDialog.svelte'

let bridge: FakeBridge
beforeEach(() => (bridge = new FakeBridge({ open: true })))

function prepared(format: ExportFormat) {
  const { exports } = renderIn(ExportDialog, { bridge })
  const written = exports.ask({
    request: { format, collection: '', filter: everything },
    title: 'Où ?',
    name: 'Extraits',
  })
  return { exports, written }
}

describe('the export dialog', () => {
  it('offers what a format takes, and sends what was chosen', async () => {
    const write = vi.spyOn(bridge, 'exportTo')
    const { written } = prepared('docx')
    await userEvent.click(await screen.findByLabelText('Avec une table des matières'))
    await userEvent.selectOptions(screen.getByLabelText('Références'), 'endnotes')
    await userEvent.click(screen.getByRole('button', { name: 'Choisir…' }))
    await screen.findByText('maison.dotx')
    await userEvent.click(screen.getByRole('button', { name: 'Choisir le fichier…' }))
    expect((await written)?.path).toMatch(/Extraits\.docx$/)
    expect(write.mock.calls[0]?.[1]).toMatchObject({
      format: 'docx',
      options: { contents: true, notes: 'endnotes', template: '/home/camille/Modèles/maison.dotx' },
    })
  })

  it('keeps choices from one format and export to the next', async () => {
    const { exports } = prepared('pdf')
    await userEvent.click(await screen.findByLabelText('Avec une table des matières'))
    await userEvent.selectOptions(screen.getByLabelText('Format'), 'csv')
    expect(screen.queryByLabelText('Avec une table des matières')).toBeNull()
    await userEvent.selectOptions(screen.getByLabelText('Format'), 'html')
    expect(await screen.findByLabelText('Avec une table des matières')).toBeChecked()
    expect(exports.request?.options.contents).toBe(true)
  })

  it('keeps settings under a name, and takes them up again', async () => {
    const { exports } = prepared('pdf')
    await userEvent.click(await screen.findByLabelText('Avec une table des matières'))
    await userEvent.click(screen.getByLabelText(/^Pour le public/))
    await userEvent.click(screen.getByRole('button', { name: 'Garder ces réglages…' }))
    await userEvent.type(screen.getByLabelText('Sous le nom'), 'Plaidoyer')
    await userEvent.click(screen.getByRole('button', { name: 'Garder' }))
    await screen.findByText(/^Gardé.: Plaidoyer$/)
    await userEvent.selectOptions(screen.getByLabelText('Format'), 'docx')
    await userEvent.click(screen.getByLabelText('Avec une table des matières'))
    await userEvent.selectOptions(await screen.findByLabelText('Réglages gardés'), 'Plaidoyer')
    await waitFor(() =>
      expect(exports.request).toMatchObject({
        format: 'pdf',
        public: true,
        preset: '',
        options: { contents: true },
      }),
    )
  })

  it('says which signs no font has, where the letters are drawn here', async () => {
    prepared('pdf')
    expect(await screen.findByText(/Aucune police/)).toHaveTextContent('😀')
    await userEvent.selectOptions(screen.getByLabelText('Format'), 'docx')
    await waitFor(() => expect(screen.queryByText(/Aucune police/)).toBeNull())
  })

  it('tells what becomes of cards, and asks for the size and the draw', async () => {
    const preview = vi.spyOn(bridge, 'previewExport')
    prepared('pdf-cards')
    await screen.findByText('12 cartes, 3 pages.')
    expect(screen.getByText(/continue sur une autre carte/)).toHaveTextContent('n° 4')
    expect(screen.getByText(/Aucune police/)).toHaveTextContent('😀')
    await userEvent.selectOptions(screen.getByLabelText('Taille des cartes'), 'a6')
    await userEvent.selectOptions(screen.getByLabelText('Ordre'), 'random')
    await waitFor(() => {
      const cards = preview.mock.lastCall?.[0].options.cards
      expect(cards).toMatchObject({ paper: 'a6', draw: 0 })
      expect(cards?.seed).toBeGreaterThan(0)
    })
  })

  it('stays open with the reason when the file cannot be written', async () => {
    vi.spyOn(bridge, 'exportTo').mockRejectedValue(new BridgeError('no_template', '', 'x.dotx'))
    const { exports } = prepared('docx')
    await userEvent.click(await screen.findByRole('button', { name: 'Choisir le fichier…' }))
    await screen.findByText(/x\.dotx ne peut pas servir de modèle/)
    expect(exports.pending).not.toBeNull()
  })

  it('goes to the page that is typed, and turns the parts of a long document', async () => {
    const look = vi.spyOn(bridge, 'previewExport')
    look.mockImplementation((r) => {
      const pdf = r.format === 'pdf'
      const html = '<p>…</p>'
      const [pages, parts] = pdf ? [1830, 0] : [0, 44]
      return Promise.resolve({ html, pages, parts, left: 0, unsaid: 0, missing: [] })
    })
    prepared('pdf')
    const page = await screen.findByLabelText('Première page montrée')
    expect(screen.getByText('à 4 sur 1830')).toBeInTheDocument()
    await userEvent.clear(page)
    await userEvent.type(page, '900{Tab}')
    await waitFor(() => expect(look.mock.lastCall?.slice(1)).toEqual([899, 4]))
    expect(screen.getByText('à 903 sur 1830')).toBeInTheDocument()
    await userEvent.clear(page)
    await userEvent.type(page, '99999{Tab}')
    await waitFor(() => expect(look.mock.lastCall?.[1]).toBe(1829))

    await userEvent.selectOptions(screen.getByLabelText('Format'), 'docx')
    expect(await screen.findByText('sur 44')).toBeInTheDocument()
    await waitFor(() => expect(screen.getByLabelText('Partie montrée')).toHaveValue(1))
    await userEvent.click(screen.getByRole('button', { name: 'Partie suivante' }))
    await waitFor(() => expect(look.mock.lastCall?.[1]).toBe(1))
  })

  it('takes a template for the format it is of, and no other', async () => {
    const { exports } = prepared('odt')
    await userEvent.click(await screen.findByRole('button', { name: 'Choisir…' }))
    await screen.findByText('maison.ott')
    expect(exports.request?.options.template).toBe('/home/camille/Modèles/maison.ott')
    await userEvent.selectOptions(screen.getByLabelText('Format'), 'docx')
    expect(screen.queryByText('maison.ott')).toBeNull()
    expect(exports.request?.options.template).toBe('')
    await userEvent.selectOptions(screen.getByLabelText('Format'), 'odt')
    await screen.findByText('maison.ott')
  })
})
