import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { noteText, troubleText } from './sentences'

const backend = join(import.meta.dirname, '../../../../backend')

/** The codes of a Go file, by their type. */
function codes(file: string, type: string): string[] {
  const source = readFileSync(join(backend, file), 'utf8')
  return [...source.matchAll(new RegExp(`${type}\\s+= "(\\w+)"`, 'g'))].map(
    (found) => found[1] ?? '',
  )
}

test('every problem and every loss has a sentence', () => {
  const problems = codes('store/problem.go', 'ProblemCode')
  expect(problems.length).toBeGreaterThan(25)
  for (const code of problems) {
    const text = troubleText({ code, kind: 'quotes', id: '', name: '', detail: '' })
    expect(text, code).not.toBe(`Extrait : ${code}`)
  }
  const losses = codes('mend/mend.go', 'Code')
  expect(losses.length).toBeGreaterThan(16)
  for (const code of losses)
    expect(noteText({ code, id: '', name: 'Farida', count: 2 }), code).not.toBe(code)
})
