type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** The key under which the WebDriver protocol names an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'

/** Keys that have no character, as WebDriver writes them; Control holds until `release`. */
export const keys = {
  release: '\uE000',
  backspace: '\uE003',
  tab: '\uE004',
  enter: '\uE007',
  shift: '\uE008',
  control: '\uE009',
  escape: '\uE00C',
  left: '\uE012',
  up: '\uE013',
  right: '\uE014',
  down: '\uE015',
} as const

/** An element of the page, found by its CSS selector. */
export class WebElement {
  constructor(
    private readonly driver: WebDriver,
    readonly id: string,
  ) {}

  click = (): Promise<Json> => this.driver.command('POST', `/element/${this.id}/click`, {})
  clear = (): Promise<Json> => this.driver.command('POST', `/element/${this.id}/clear`, {})
  text = async (): Promise<string> => String(await this.driver.get(`/element/${this.id}/text`))

  /** Types text as a keyboard would. WebKit's driver drops what lies beyond U+FFFF. */
  type = (text: string): Promise<Json> =>
    this.driver.command('POST', `/element/${this.id}/value`, { text })

  /** A property, such as value or checked, as text; null where it has none. */
  property = (name: string): Promise<Json> =>
    this.driver.get(`/element/${this.id}/property/${name}`)

  /** The role and name that assistive technology is given. */
  label = async (): Promise<string> =>
    String(await this.driver.get(`/element/${this.id}/computedlabel`))

  get reference(): Json {
    return { [ELEMENT]: this.id }
  }
}

/** As much of the W3C WebDriver protocol as the window's tests need, over fetch. */
export class WebDriver {
  #session = ''

  constructor(private readonly address: string) {}

  async #request(method: string, path: string, body?: Json): Promise<Json> {
    const response = await fetch(`${this.address}${path}`, {
      method,
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    })
    const { value } = (await response.json()) as { value: Json }
    if (response.ok) return value
    const { error, message } = value as { error: string; message: string }
    throw new Error(`${method} ${path}: ${error}: ${message}`)
  }

  /** Whether the driver can take a session. */
  async ready(): Promise<boolean> {
    const status = (await this.#request('GET', '/status')) as { ready: boolean }
    return status.ready
  }

  async open(): Promise<void> {
    const capabilities = { alwaysMatch: {} }
    const session = (await this.#request('POST', '/session', { capabilities })) as {
      sessionId: string
    }
    this.#session = session.sessionId
  }

  close = (): Promise<Json> => this.#request('DELETE', `/session/${this.#session}`)
  get = (path: string): Promise<Json> => this.command('GET', path)
  title = async (): Promise<string> => String(await this.get('/title'))

  /** A command of the session, such as POST /actions. */
  command(method: string, path: string, body?: Json): Promise<Json> {
    return this.#request(method, `/session/${this.#session}${path}`, body)
  }

  /** The first element that matches; an error if none does. */
  async find(selector: string): Promise<WebElement> {
    const found = await this.command('POST', '/element', {
      using: 'css selector',
      value: selector,
    })
    return new WebElement(this, String((found as Record<string, Json>)[ELEMENT]))
  }

  async findAll(selector: string): Promise<WebElement[]> {
    const found = await this.command('POST', '/elements', {
      using: 'css selector',
      value: selector,
    })
    const references = found as Record<string, Json>[]
    return references.map((reference) => new WebElement(this, String(reference[ELEMENT])))
  }

  /** Runs the body of a function in the page; a promise that it returns is awaited. */
  execute(body: string, ...args: Json[]): Promise<Json> {
    return this.command('POST', '/execute/sync', { script: body, args })
  }

  /** Presses keys one after the other where the focus is; `keys.control` holds until the end. */
  async press(...pressed: string[]): Promise<void> {
    const held: string[] = pressed.filter((key) => key === keys.control || key === keys.shift)
    const actions = pressed.flatMap((value) =>
      held.includes(value)
        ? [{ type: 'keyDown', value }]
        : [
            { type: 'keyDown', value },
            { type: 'keyUp', value },
          ],
    )
    actions.push(...held.toReversed().map((value) => ({ type: 'keyUp', value })))
    await this.command('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] })
  }

  /** The page as a PNG. WebKit waits for the next frame, so one is provoked until it comes. */
  async screenshot(): Promise<Buffer> {
    await this.execute(`
      window.__frames = setInterval(() => {
        const { style } = document.documentElement
        style.outline = style.outline ? '' : '1px solid transparent'
      }, 50)`)
    try {
      return Buffer.from(String(await this.get('/screenshot')), 'base64')
    } finally {
      await this.execute(`
        clearInterval(window.__frames)
        delete window.__frames
        document.documentElement.style.outline = ''`)
    }
  }
}
