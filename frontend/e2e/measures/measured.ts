import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'
import type { BrowserApp } from '../harness/browser-app'
import type { RealWindow } from '../window/real-window'
import { keys } from '../window/webdriver'

/** A window that is measured: the same functions run inside of it, whatever shows it. */
export interface Measured {
  name: 'chromium' | 'webkitgtk'
  /** Calls a function of page/index.ts in the page and returns its answer. */
  call<T>(name: string, ...args: (string | number | boolean)[]): Promise<T>
  /** Presses keys, one after another; "Control+x" and "Enter" are known. */
  press(key: string): Promise<void>
  click(x: number, y: number): Promise<void>
  /** What the page holds in memory, in MB: Chromium its heap alone, WebKitGTK the whole process. */
  memory(): Promise<number>
}

const mb = 1_000_000

/** The functions of page/, as one script. */
async function script(): Promise<string> {
  const made = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('page/index.ts', import.meta.url)),
        formats: ['iife'],
        name: 'florilegeMeasures',
      },
    },
  })) as Rolldown.RolldownOutput[]
  return made[0]?.output[0].code ?? ''
}

/** The dev build in Chromium. */
export async function inChromium({ page }: BrowserApp): Promise<Measured> {
  const code = await script()
  const load = () => page.evaluate(code)
  await load()
  const devtools = await page.context().newCDPSession(page)
  return {
    name: 'chromium',
    call: async <T>(name: string, ...args: (string | number | boolean)[]) =>
      (await page.evaluate(`measures[${JSON.stringify(name)}](...${JSON.stringify(args)})`)) as T,
    press: (key) => page.keyboard.press(key),
    click: (x, y) => page.mouse.click(x, y),
    memory: async () => {
      await devtools.send('HeapProfiler.collectGarbage')
      const { usedSize } = await devtools.send('Runtime.getHeapUsage')
      return usedSize / mb
    },
  }
}

/** The release binary in its own window. */
export async function inWebKit({ driver, program }: RealWindow): Promise<Measured> {
  const code = await script()
  const load = () => driver.execute(code.replace(/^var florilegeMeasures = /, ''))
  await load()
  const named: Record<string, string> = {
    Enter: keys.enter,
    Escape: keys.escape,
    ArrowDown: keys.down,
    Backspace: keys.backspace,
    Control: keys.control,
  }
  return {
    name: 'webkitgtk',
    call: async <T>(name: string, ...args: (string | number | boolean)[]) =>
      (await driver.execute(
        `return measures[${JSON.stringify(name)}](...arguments)`,
        ...args,
      )) as T,
    press: (key) => driver.press(...key.split('+').map((k) => named[k] ?? k)),
    click: async (x, y) => {
      const at = { type: 'pointerMove', duration: 0, x, y }
      const actions = [at, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }]
      await driver.command('POST', '/actions', {
        actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
      })
    },
    memory: () => Promise.resolve(memoryOf(pageProcess(program.pid))),
  }
}

/** The process that WebKitGTK runs the page of a program in. */
function pageProcess(program: number): number {
  const of = (pid: string): string[] => {
    try {
      const [name = '', , parent = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^\d+ /, '')
        .split(' ')
      return [name, parent]
    } catch {
      return []
    }
  }
  const found = readdirSync('/proc').find((pid) => {
    const [name, parent] = of(pid)
    return name === '(WebKitWebProces)' && parent === String(program)
  })
  if (!found) throw new Error('no process of the page')
  return Number(found)
}

/** The memory of a process in MB, what it shares counted in part. */
function memoryOf(pid: number): number {
  const told = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))
  return (Number(told?.[1]) * 1024) / mb
}
