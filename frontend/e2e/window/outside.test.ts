import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { test as base } from '../harness/test'
import type { RealWindow } from './real-window'

const test = base.override({ sample: true })

/** Listens on loopback, where everything below tries to go, and counts who comes. */
function listen(): Promise<{ server: Server; port: number; came: () => number }> {
  let came = 0
  const server = createServer((socket) => {
    came++
    socket.destroy()
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      resolve({ server, port, came: () => came })
    })
  })
}

/**
 * What a page can try to reach an address with, as bodies of functions of `url` that return,
 * or resolve to, true where it was refused by the page's own policy.
 */
const requests: Record<string, string> = {
  fetch: `return fetch(url).then(() => false, () => violated('connect-src'))`,
  'no-cors fetch': `return fetch(url, { mode: 'no-cors' }).then(() => false, () => violated('connect-src'))`,
  XMLHttpRequest: `return new Promise((done) => {
    const x = new XMLHttpRequest()
    x.onload = () => done(false)
    x.onerror = () => done(violated('connect-src'))
    x.open('GET', url)
    x.send()
  })`,
  WebSocket: `try { new WebSocket(url.replace('http', 'ws')) } catch {}
    return violated('connect-src')`,
  EventSource: `try { new EventSource(url) } catch {}
    return violated('connect-src')`,
  sendBeacon: `navigator.sendBeacon(url, 'words')
    return violated('connect-src')`,
  image: `new Image().src = url
    return violated('img-src')`,
  'CSS url()': `put('style', { textContent: 'body { background: url(' + url + ') }' })
    return violated('img-src')`,
  'CSS import': `put('style', { textContent: '@import url(' + url + ')' })
    return violated('style-src')`,
  stylesheet: `put('link', { rel: 'stylesheet', href: url })
    return violated('style-src')`,
  font: `put('style', { textContent: '@font-face { font-family: x; src: url(' + url + ') } body { font-family: x }' })
    return violated('font-src')`,
  script: `put('script', { src: url })
    return violated('script-src')`,
  'inline script': `put('script', { textContent: 'window.ran = true' })
    return violated('script-src').then((v) => v && !window.ran)`,
  handler: `put('div', {}).setAttribute('onclick', 'window.ran = true')
    document.body.lastElementChild.click()
    return violated('script-src').then((v) => v && !window.ran)`,
  module: `return import(url).then(() => false, () => violated('script-src'))`,
  worker: `try { new Worker(url) } catch { return true }
    return violated('')`,
  'worker of a blob': `try { new Worker(URL.createObjectURL(new Blob(['1']))) } catch { return true }
    return violated('')`,
  iframe: `put('iframe', { src: url })
    return violated('frame-src')`,
  object: `put('object', { data: url, type: 'text/html' })
    return violated('object-src')`,
  embed: `put('embed', { src: url, type: 'text/html' })
    return violated('object-src')`,
  video: `put('video', { src: url })
    return true`,
  manifest: `put('link', { rel: 'manifest', href: url })
    return true`,
  prefetch: `for (const rel of ['prefetch', 'preload', 'modulepreload', 'preconnect', 'dns-prefetch'])
      put('link', { rel, href: url, as: 'script' })
    return true`,
  base: `put('base', { href: url }, document.head)
    return violated('base-uri')`,
  form: `const form = put('form', { action: url, method: 'post' })
    form.submit()
    return violated('form-action')`,
  RTCPeerConnection: `return typeof RTCPeerConnection === 'undefined'`,
  camera: `return navigator.mediaDevices === undefined ||
      navigator.mediaDevices.getUserMedia({ video: true }).then(() => false, () => true)`,
  location: `return new Promise((done) =>
      navigator.geolocation ? navigator.geolocation.getCurrentPosition(() => done(false), () => done(true)) : done(true))`,
  notifications: `return typeof Notification === 'undefined' ||
      Notification.requestPermission().then((p) => p !== 'granted')`,
}

/** Helpers of the bodies: a policy violation of that directive, and an element put into the page. */
const helpers = `
  const url = arguments[0]
  const seen = []
  document.addEventListener('securitypolicyviolation', (e) => seen.push(e.effectiveDirective))
  const violated = async (directive) => {
    for (let i = 0; i < 60; i++) {
      if (seen.some((d) => d.startsWith(directive))) return true
      await new Promise((r) => setTimeout(r, 50))
    }
    return false
  }
  const put = (name, properties, where = document.body) => {
    const element = Object.assign(document.createElement(name), properties)
    if (properties.type) element.type = properties.type
    where.append(element)
    return element
  }
`

/**
 * What a page can try to leave by. The window refuses it, or WebKit does so before: then the
 * body returns true.
 */
const departures: Record<string, string> = {
  'location.href': `location.href = url`,
  'location.replace': `location.replace(url)`,
  'window.open': `return window.open(url) === null`,
  'window.open in place': `window.open(url, '_self')`,
  link: `const a = put('a', { href: url })
    a.addEventListener('click', (e) => e.stopPropagation())
    a.click()`,
  download: `const a = put('a', { href: url, download: 'x.txt' })
    a.addEventListener('click', (e) => e.stopPropagation())
    a.click()`,
  refresh: `put('meta', { httpEquiv: 'refresh', content: '0;url=' + url }, document.head)`,
  'a file': `location.href = 'file:///etc/passwd'
    return true`,
  data: `location.href = 'data:text/html,<h1>x</h1>'
    return true`,
  blob: `location.href = URL.createObjectURL(new Blob(['<h1>x</h1>'], { type: 'text/html' }))
    return true`,
}

const standing = (window: RealWindow) =>
  window.driver.execute(`return location.href.startsWith('wails://wails/') &&
    document.querySelector('li[title="Tomasz, chantier bois"]') !== null && typeof window.go === 'object'`)

test('the window reaches nothing outside', async ({ window }) => {
  const { driver, sandbox } = window
  await window.waitFor('li[title="Tomasz, chantier bois"]')
  const refused = (): number =>
    readFileSync(join(sandbox.dir, 'state/florilege/log.jsonl'), 'utf8').split('"refused"').length -
    1
  const { server, port, came } = await listen()
  const url = `http://127.0.0.1:${port}/`
  try {
    for (const [name, body] of Object.entries(requests)) {
      const answer = await driver.execute(`${helpers}${body}`, url)
      expect(answer, name).toBe(true)
    }
    for (const [name, body] of Object.entries(departures)) {
      const before = refused()
      const already = await driver.execute(`${helpers}${body}`, url)
      if (already !== true) await expect.poll(refused, { message: name }).toBeGreaterThan(before)
      else await sleep(300)
      expect(await standing(window), name).toBe(true)
    }
    // A link that a person clicks may open a window where a script may not.
    const before = refused()
    await driver.execute(
      `${helpers}
      const a = put('a', { id: 'out', href: url, target: '_blank', textContent: 'out' })
      a.style.cssText = 'position: fixed; inset: 0; z-index: 9999'
      a.addEventListener('click', (e) => e.stopPropagation())`,
      url,
    )
    await (await window.waitFor('#out')).click()
    await expect.poll(refused).toBeGreaterThan(before)
    await driver.execute(`document.querySelector('#out').remove()`)

    const javascript = `location.href = 'javascript:window.ran=1;0'`
    expect(
      await driver.execute(`${helpers}${javascript}; return violated('script-src')`, url),
    ).toBe(true)
    await sleep(500)
    expect(await driver.execute('return window.ran === undefined')).toBe(true)
    expect(await standing(window)).toBe(true)
    expect(came()).toBe(0)
    const lost = await sandbox.run('xdotool', 'search', '--onlyvisible', '--name', '.+')
    expect(lost.stdout.trim().split('\n').length, 'windows').toBe(1)
  } finally {
    server.close()
  }
})
