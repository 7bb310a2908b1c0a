import { describe, expect, it } from 'vitest'
import { setLocale } from '@/paraglide/runtime'
import { saidText } from './saidText'

describe('saidText', () => {
  it('says how often and by how many people', () => {
    void setLocale('fr', { reload: false })
    expect(saidText({ said: 1, people: 1 })).toBe('')
    expect(saidText({ said: 3, people: 2 })).toBe('dit 3 fois, par 2 personnes')
    expect(saidText({ said: 2, people: 1 })).toBe('dit 2 fois, par la même personne')
  })
})
