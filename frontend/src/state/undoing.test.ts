import { beforeEach, expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { Project } from './project.svelte'

let bridge: FakeBridge
let project: Project

beforeEach(async () => {
  bridge = new FakeBridge()
  project = new Project(bridge)
  await project.create('/tmp/neuf.florilege', 'Neuf', [])
})

test('what was just stored is taken back, though the status does not know of it yet', async () => {
  expect(project.status?.undo).toBeNull()
  await bridge.addCode('Confiance', '', '')
  await project.undo()
  expect(await bridge.codes()).toEqual([])
  expect(project.status?.redo).not.toBeNull()
})

test('where nothing was done, nothing is asked for', async () => {
  const undo = vi.spyOn(bridge, 'undo')
  await project.undo()
  expect(undo).not.toHaveBeenCalled()
})
