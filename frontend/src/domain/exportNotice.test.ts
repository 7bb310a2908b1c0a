import { expect, test } from 'vitest'
import { exportNotice } from './exportNotice'

test('a file whose name shows a real name is told until one has read it', () => {
  const path = '/home/camille/Rachida.docx'
  expect(exportNotice('Export enregistré', { path, named: true, left: 0 })).toEqual({
    kind: 'notice',
    text: 'Export enregistré',
    detail: 'Le nom du fichier montre un vrai nom.',
  })
  expect(exportNotice('Export enregistré', { path, named: false, left: 2 }, '2 restent')).toEqual({
    kind: 'done',
    text: 'Export enregistré',
    detail: `${path} 2 restent`,
  })
})
