import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The languages of the interface. */
export type Language = 'fr' | 'en'

const folder = fileURLToPath(new URL('../../messages', import.meta.url))

/**
 * What the interface says in a language, by key: a test that takes hold of things by these works
 * in both. Messages with plurals or with values in them are not told.
 */
export function messagesIn(language: Language): (key: string) => string {
  const said = new Map<string, unknown>()
  for (const file of readdirSync(join(folder, language))) {
    const text = readFileSync(join(folder, language, file), 'utf8')
    for (const [key, value] of Object.entries(JSON.parse(text) as object)) said.set(key, value)
  }
  return (key) => {
    const text = said.get(key)
    if (typeof text !== 'string' || text.includes('{'))
      throw new Error(`${key} is no plain message`)
    return text
  }
}
