import { describe, expect, test, vi } from 'vitest'
import { watched } from './call'
import { BridgeError, parseError } from './error'
import { eventually } from '@/test/eventually'
import { coalesced, latest } from './latest'

describe('errors', () => {
  test('a JSON message becomes a code, a subject and a detail', () => {
    const e = parseError(
      new Error(
        '{"code":"missing","message":"there is no file a.txt","subject":"a.txt","detail":""}',
      ),
    )
    expect(e).toMatchObject({
      code: 'missing',
      subject: 'a.txt',
      message: 'there is no file a.txt',
    })
  })

  test.each([[new Error('boom')], ['boom'], [new Error('"text"')], [new Error('{"x":1}')]])(
    '%o is a defect',
    (thrown) => expect(parseError(thrown).code).toBe('internal'),
  )

  test('a parsed error stays itself', () => {
    const e = new BridgeError('exists', 'x')
    expect(parseError(e)).toBe(e)
  })
})

describe('watchdog', () => {
  test('a call that never answers is lost', async () => {
    vi.useFakeTimers()
    const call = expect(watched(new Promise(() => {}), 50)).rejects.toMatchObject({ code: 'lost' })
    await vi.advanceTimersByTimeAsync(51)
    await call
    vi.useRealTimers()
  })

  test('a failure is parsed, an answer is passed on', async () => {
    await expect(watched(Promise.resolve(3))).resolves.toBe(3)
    await expect(watched(Promise.reject(new Error('{"code":"invalid"}')))).rejects.toMatchObject({
      code: 'invalid',
    })
  })
})

describe('overtaking', () => {
  test('only the answer to the last question counts', async () => {
    const answers: ((v: string) => void)[] = []
    const ask = latest((_: string) => new Promise<string>((resolve) => answers.push(resolve)))
    const [first, second] = [ask('a'), ask('ab')]
    answers[1]?.('two')
    answers[0]?.('one')
    expect(await first).toBeUndefined()
    expect(await second).toBe('two')
  })

  test('an error of an overtaken question is nobody’s business', async () => {
    const fails: (() => void)[] = []
    const ask = latest(
      () => new Promise<string>((_, reject) => fails.push(() => reject(new Error('x')))),
    )
    const [first, second] = [ask(), ask()]
    fails[0]?.()
    fails[1]?.()
    expect(await first).toBeUndefined()
    await expect(second).rejects.toThrow('x')
  })

  test('refreshes asked for while one runs are served by one more', async () => {
    let runs = 0
    const gates: (() => void)[] = []
    const refresh = coalesced(() => {
      runs++
      return new Promise<void>((resolve) => gates.push(resolve))
    })
    const all = [refresh(), refresh(), refresh()]
    expect(runs).toBe(1)
    gates[0]?.()
    await all[0]
    await Promise.resolve()
    await eventually(() => expect(runs).toBe(2))
    gates[1]?.()
    await Promise.all(all)
    expect(runs).toBe(2)
  })
})
