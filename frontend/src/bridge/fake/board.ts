import type { Bridge } from '../bridge'
import type { Slide } from '../boardBridge'
import { FairnessFake } from './fairness'
import { collectionView } from './queries'

/** The meeting board of the fake. */
export class BoardFake extends FairnessFake {
  /** Whether the window fills the screen. */
  full = false

  board: Bridge['board'] = (id, public_, realNames) =>
    this.tools.read((r) => {
      const { collection, items } = collectionView(r, id)
      let heading = ''
      let color = ''
      let left = 0
      const slides: Slide[] = []
      // Names of the table never show where the table replaces them.
      const named = (text: string) =>
        realNames && !public_
          ? text
          : r.names.reduce((t, n) => (n.pseudonym ? t.replaceAll(n.name, n.pseudonym) : t), text)
      for (const item of items) {
        const quote = item.quote
        if (item.kind === 'heading') {
          heading = item.text
          color = r.codes.find((c) => c.id === item.code)?.color ?? ''
        } else if (!quote) {
          const none = { speaker: '', title: '', said: 1, people: 1 }
          slides.push({ kind: 'comment', heading, color, text: named(item.text), ...none })
        } else if (quote.allowed === 'withheld' || (public_ && quote.allowed === 'internal')) {
          left++
        } else {
          const { speaker, title, said, people } = quote
          const text = `«\u202f${named(item.printed)}\u202f»`
          slides.push({
            kind: 'quote',
            heading,
            color,
            text,
            said,
            people,
            speaker: named(speaker),
            title: named(title),
          })
        }
      }
      return { title: collection.name, intro: collection.intro, slides, left }
    })

  fullScreen = (on: boolean): Promise<boolean> => {
    const before = this.full
    this.full = on
    return Promise.resolve(before)
  }
}
