import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { recorded, writeOgg } from '../harness/recording'
import { sandboxed as test } from '../harness/test'
import { RealWindow } from './real-window'
import { keys } from './webdriver'

const polled = { timeout: 30_000, interval: 300 }

// What plays here is what the system's WebKitGTK plays, through GStreamer.
test('recordings play, and say what is wrong', async ({ sandbox }) => {
  const project = await recorded(sandbox, true)
  const add = async (name: string, words: string, sound: string, write: (path: string) => void) => {
    const transcript = join(sandbox.documents, `${name}.vtt`)
    const path = join(sandbox.documents, sound)
    writeFileSync(transcript, `WEBVTT\n\n00:00:05.000 --> 00:00:09.000\n<v Yann>${words}\n`)
    write(path)
    await sandbox.florilege('import', project, transcript)
    await sandbox.florilege('media', project, name, path)
  }
  await add('ogg', 'Par un voisin, qui y travaille depuis dix ans.', 'son.ogg', (path) =>
    writeOgg(path, 30),
  )
  await add('abime', 'Je ne sais plus, c’est loin tout ça.', 'abime.mp3', (path) =>
    writeFileSync(path, 'ceci n’est pas du son'),
  )
  await add('parti', 'On m’a dit d’essayer une semaine.', 'parti.ogg', (path) => writeOgg(path, 5))
  renameSync(join(sandbox.documents, 'parti.ogg'), join(sandbox.documents, 'ailleurs.ogg'))

  const window = await RealWindow.open(sandbox, [project])
  const { driver } = window
  let failed = true
  const open = async (title: string) =>
    (await window.waitFor(`li[title="${title}"] button`)).click()
  // A driven view has no dialog that the program could answer: the driver gives the file that
  // the page asks for.
  await driver.execute(`
    const click = HTMLInputElement.prototype.click
    HTMLInputElement.prototype.click = function () {
      if (this.type !== 'file') return click.call(this)
      this.className = 'asked'
      document.body.append(this)
    }`)
  const play = async (file: string) => {
    await (await window.waitFor('.player .play')).click()
    const asked = await window.waitFor('input.asked')
    await asked.type(join(sandbox.documents, file))
    await driver.execute(`document.querySelector('input.asked').remove()`)
  }
  const told = () => driver.execute(`return document.querySelector('.player')?.textContent ?? ''`)
  const time = () => driver.execute(`return document.querySelector('video')?.currentTime ?? -1`)
  try {
    await open('nadia')
    await play('nadia.wav')
    await expect.poll(time, polled).toBeGreaterThan(1)
    await driver.execute(`document.querySelector('.cm-content').focus()`)
    await driver.press('k')
    for (let i = 0; i < 4; i++) await driver.press(keys.control, keys.down)
    await driver.press('h')
    await expect.poll(time, polled).toBeGreaterThan(15)
    await window.waitFor('.cm-heard')

    await open('ogg')
    await expect.poll(told, polled).toContain('son.ogg')
    await play('son.ogg')
    await expect.poll(time, polled).toBeGreaterThan(1)

    await open('abime')
    await expect.poll(told, polled).toContain('abime.mp3')
    await play('abime.mp3')
    await expect.poll(told, polled).toContain('Ce format ne peut pas être lu ici')

    await open('parti')
    await expect.poll(told, polled).toContain('n’est plus là où il était')
    failed = false
  } finally {
    await window.close(failed)
  }
})
