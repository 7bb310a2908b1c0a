import { marked, type Token, type Tokens } from 'marked'
import type { Locale } from '@/bridge/types'
import en from '../../../../docs/guide/en.md?raw'
import fr from '../../../../docs/guide/fr.md?raw'

const sources: Record<Locale, string> = { fr, en }

const images = import.meta.glob<string>('../../../../docs/guide/images/*/*.png', {
  eager: true,
  query: '?url',
  import: 'default',
})

/** A step of the guide: its title, and what it says as Markdown tokens. */
export interface Step {
  title: string
  tokens: Token[]
}

export interface Guide {
  title: string
  /** What comes before the first step. */
  intro: Token[]
  steps: Step[]
}

/** Returns the guide in a language, from the same files that are read on paper and on the web. */
export function guideIn(locale: Locale): Guide {
  const guide: Guide = { title: '', intro: [], steps: [] }
  for (const token of marked.lexer(sources[locale])) {
    if (token.type === 'heading') {
      const { depth, text } = token as Tokens.Heading
      if (depth === 1) guide.title = text
      else guide.steps.push({ title: text, tokens: [] })
    } else if (!isLinks(token)) {
      ;(guide.steps.at(-1)?.tokens ?? guide.intro).push(token)
    }
  }
  return guide
}

/** Returns where the window finds a picture that the guide names; undefined when there is none. */
export function pictureAt(href: string): string | undefined {
  return images[`../../../../docs/guide/${href}`]
}

// The line under the title leads to the other language and to other pages, which the window has not.
function isLinks(token: Token): boolean {
  return token.type === 'paragraph' && /^\*\[.*\)\*$/.test((token as Tokens.Paragraph).text)
}
