import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = (locale: string) => join(import.meta.dirname, '../messages', locale)
const files = readdirSync(folder('fr'))

function read(locale: string, file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder(locale), file), 'utf8')) as Record<string, unknown>
}

test.each(files)('%s says the same things in French and in English', (file) => {
  const [fr, en] = [read('fr', file), read('en', file)]
  expect(Object.keys(en)).toEqual(Object.keys(fr))
  for (const key of Object.keys(fr)) expect(inputs(en[key]), key).toEqual(inputs(fr[key]))
})

test('no message is in two files', () => {
  const keys = files.flatMap((file) => Object.keys(read('fr', file)))
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
})

test.each(files)('%s is set as French is', (file) => {
  for (const [key, message] of Object.entries(read('fr', file)))
    for (const words of texts(message))
      expect(words, key).not.toMatch(/[ \u00a0][;:!?»]|«[ \u00a0]|\p{L}'\p{L}/u)
})

/** The words of a message: of its variants, where there are several. */
function texts(message: unknown): string[] {
  if (typeof message === 'string') return [message]
  return (message as { match: Record<string, string> }[]).flatMap(({ match }) =>
    Object.values(match),
  )
}

function inputs(message: unknown): string[] {
  return [...new Set(JSON.stringify(message).match(/\{\w+\}/g))].sort()
}
