import type { Walk } from './walk'

/** The list of quotes. */
export async function quotes(walk: Walk): Promise<void> {
  const { page } = walk
  await page.keyboard.press('Control+Digit2')
  await walk.see('quotes', () => page.locator('.quote').first().waitFor())
  await walk.see('quotes, some chosen', async () => {
    await page.locator('.quote').first().click()
    await page.keyboard.press('Control+a')
    await page.getByRole('toolbar', { name: walk.said('quotes_chosen_label') }).waitFor()
  })
  await walk.see('coding several quotes', async () => {
    await page.keyboard.press('c')
    await walk.dialog().waitFor()
  })
  await page.keyboard.press('Escape')
  await walk.see('exporting quotes', async () => {
    await walk.button('quotes_export').click()
    await walk.dialog().locator('iframe').waitFor()
  })
}

/** Repeats, among quotes and in texts. */
export async function repeats(walk: Walk): Promise<void> {
  const { page } = walk
  await page.keyboard.press('Control+Digit3')
  await walk.see('repeats', () => page.locator('article.stands').first().waitFor())
  await walk.see('passages', async () => {
    await walk.choose('passages_in_texts')
    await walk.button('passages_link').waitFor()
  })
  await walk.choose('passages_in_quotes')
}

/** Collections, one laid open, and what is made of it. */
export async function collections(walk: Walk): Promise<void> {
  const { page } = walk
  await page.keyboard.press('Control+Digit4')
  await walk.see('collections', () => walk.button('collections_new').waitFor())
  await walk.see('a new collection', async () => {
    await walk.button('collections_new').click()
    await walk.field('collections_name').waitFor()
  })
  await page.getByRole('button', { name: /^Ce que la formation change/ }).click()
  await walk.see('a collection', () => page.frameLocator('iframe').locator('h1').first().waitFor())
  await walk.see('completing a collection', () =>
    walk.entry('collections_menu', 'collections_fill'),
  )
  await walk.see('the results chain', async () => {
    await walk.choose('chain_title')
    await walk.button('chain_add').waitFor()
  })
  await walk.choose('collections_items')
  await walk.see('fairness', async () => {
    await walk.choose('fairness_title')
    await page.getByRole('heading', { name: walk.said('fairness_often') }).waitFor()
  })
  await walk.see('a swap', async () => {
    await walk.button('fairness_swap').click()
    await walk.dialog().waitFor()
  })
  await walk.choose('fairness_page')
  await walk.see('changing the filter', () => walk.entry('offers_menu', 'offers_change'))
  await walk.see('the board', async () => {
    await walk.button('board_open').click()
    await walk.dialog().waitFor()
  })
  await walk.see('the board, as a wall', async () => {
    await walk.button('board_open').click()
    await page.keyboard.press('w')
    await page.locator('[role=dialog] li').first().waitFor()
  })
  await walk.see('a workshop', async () => {
    await walk.entry('collections_menu', 'workshops_open')
    await walk.field('workshops_pile').waitFor()
  })
  await walk.see('a workshop, compared', async () => {
    await walk.entry('collections_menu', 'workshops_open')
    await page.getByRole('tab', { name: walk.said('workshops_tab_compare') }).click()
  })
  await walk.see('cutting words of a quote', async () => {
    await page.locator('li.quote').first().getByRole('button').last().click()
    await page.getByRole('menuitem', { name: walk.said('cut_open') }).click()
    await walk.dialog().waitFor()
  })
  await walk.see('an export', async () => {
    await walk.button('collections_export').click()
    await walk.dialog().locator('iframe').waitFor()
  })
  await walk.see('cards', async () => {
    await walk.button('collections_cards').click()
    await walk.field('exports_card_size').waitFor()
  })
}

/** Attributes, participants and figures by group. */
export async function people(walk: Walk): Promise<void> {
  const { page } = walk
  await page.keyboard.press('Control+Digit5')
  await walk.see('attributes of testimonies', () => page.getByRole('grid').waitFor())
  await walk.see('a new attribute', async () => {
    await walk.button('people_new_column').click()
    await walk.field('people_attribute_name').waitFor()
  })
  await walk.see('linking speakers', async () => {
    await walk.button('people_propose').click()
    await walk.dialog().waitFor()
  })
  await walk.see('participants', () => walk.choose('people_participants'))
  await walk.see('the card of a participant', async () => {
    await page.getByRole('rowheader').nth(1).click({ button: 'right' })
    await page.getByRole('menuitem', { name: walk.said('people_card_open') }).click()
    await walk.dialog().waitFor()
  })
  await walk.see('new participants', () => walk.button('people_add_participants').click())
  await walk.see('a cross table of a dimension', async () => {
    await walk.choose('people_groups')
    await page.getByRole('region', { name: walk.said('people_count_label') }).waitFor()
  })
  await walk.see('a cross table of a dimension and groups', async () => {
    await walk.field('people_count_by').selectOption({ label: 'Saison' })
    await page.getByRole('columnheader', { name: 'Hiver' }).waitFor()
  })
  await walk.choose('people_testimonies')
}

/** The search in its layouts. */
export async function search(walk: Walk): Promise<void> {
  const { page } = walk
  await page.keyboard.press('Control+Shift+f')
  await walk.see('the search, empty', () => walk.field('search_label').waitFor())
  await walk.see('the search', async () => {
    await walk.field('search_label').fill('telephoner')
    await page.locator('[data-scope=search] mark').first().waitFor()
  })
  for (const layout of ['search_concordance', 'search_counts'])
    await walk.see(layout, () => walk.choose(layout))
  await walk.choose('search_context')
  await walk.see('keeping a search', () => walk.entry('search_actions', 'search_save'))
  await walk.see('how to write a search', () => walk.button('search_help').click())
}
