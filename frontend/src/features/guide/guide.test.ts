import { screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import type { Token } from 'marked'
import { describe, expect, test } from 'vitest'
import { renderIn } from '@/test/render'
import Guide from './Guide.svelte'
import { guideIn, pictureAt } from './guide'

const drawn = ['paragraph', 'list', 'image', 'codespan', 'em', 'text', 'escape']

// Every token under these ones, themselves included; blank lines left out.
function all(tokens: Token[]): Token[] {
  return tokens.flatMap((token) => {
    const under: Token[] =
      token.type === 'list'
        ? (token as { items: { tokens: Token[] }[] }).items.flatMap((item) => item.tokens)
        : 'tokens' in token
          ? (token.tokens ?? [])
          : []
    return token.type === 'space' ? [] : [token, ...all(under)]
  })
}

describe.each(['fr', 'en'] as const)('the guide in %s', (locale) => {
  const guide = guideIn(locale)

  test('has ten steps, each with pictures that the window has', () => {
    expect(guide.steps.map((s) => parseInt(s.title))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    for (const step of guide.steps) {
      const images = all(step.tokens).filter((t) => t.type === 'image')
      expect(images.length, step.title).toBeGreaterThan(0)
      for (const image of images as { href: string; text: string }[]) {
        expect(pictureAt(image.href), image.href).toBeTruthy()
        expect(image.text.length, image.href).toBeGreaterThan(20)
      }
    }
  })

  test('is written with what the window draws', () => {
    const types = all([...guide.intro, ...guide.steps.flatMap((s) => s.tokens)]).map((t) => t.type)
    expect([...new Set(types)].filter((type) => !drawn.includes(type))).toEqual([])
  })
})

test('the arrows and the buttons turn the pages, and the list goes to one', async () => {
  renderIn(Guide, { props: { open: true } })
  const user = userEvent.setup()
  const steps = within(await screen.findByRole('navigation')).getAllByRole('button')
  const current = () => steps.findIndex((b) => b.getAttribute('aria-current') === 'step')
  expect(current()).toBe(0)
  steps[0]?.focus()
  await user.keyboard('{ArrowLeft}')
  expect(current()).toBe(0)
  await user.keyboard('{ArrowRight}{ArrowRight}')
  expect(current()).toBe(2)
  await user.click(screen.getByRole('button', { name: 'Étape suivante' }))
  expect(screen.getByRole('article').textContent).toContain('Lire et coder')
  await user.click(steps[9] as HTMLElement)
  await user.click(screen.getByRole('button', { name: 'Fermer le guide' }))
  await waitFor(() => expect(screen.queryByRole('article')).toBeNull())
})
