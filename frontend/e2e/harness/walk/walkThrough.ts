import { others, outside, over } from './around'
import { collections, people, quotes, repeats, search } from './places'
import { codebook, reader } from './reading'
import type { Walk } from './walk'

/** Goes through every place and dialog of the open project, then of the window without one. */
export async function walkThrough(walk: Walk): Promise<void> {
  await walk.page.locator('.seek').waitFor()
  await walk.page.keyboard.press('Control+Digit1')
  if (walk.language === 'en') await anglais(walk)
  await reader(walk)
  await codebook(walk)
  await quotes(walk)
  await repeats(walk)
  await collections(walk)
  await people(walk)
  await search(walk)
  await others(walk)
  await over(walk)
  await outside(walk)
}

async function anglais({ page }: Walk): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.locator('.command-palette input').fill('anglais')
  await page.locator('.command-palette').getByRole('option').first().click()
  await page.waitForFunction(() => document.documentElement.lang === 'en')
}
