import { expect, test } from 'vitest'
import { readBlock, writeBlock } from './block'

test.each([
  ['one cell', 'Namur', [['Namur']]],
  [
    'two lines, as Windows ends them',
    'a\tb\r\nc\td\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'an empty cell at the end',
    'a\t\nb\t',
    [
      ['a', ''],
      ['b', ''],
    ],
  ],
  ['a line that is empty', 'a\n\nb', [['a'], [''], ['b']]],
  ['line ends and marks between marks', '"a\nb"\t"il dit ""non"""\n', [['a\nb', 'il dit "non"']]],
  ['a mark that opens nothing', '"a" b\t5"', [['"a" b', '5"']]],
])('%s is read', (_, text, block) => {
  expect(readBlock(text)).toEqual(block)
})

test('what is written is read again', () => {
  const block = [
    ['a', 'b\tc', ''],
    ['"d"', 'e\nf', 'g'],
  ]
  expect(readBlock(writeBlock(block))).toEqual(block)
})
