import { describe, expect, it } from 'vitest'
import { dueLines } from '../../../src/commands/words/dueLines.ts'
import { ageWords, keyAge } from '../../../src/commands/words/keyAge.ts'
import { openSettings } from '../../../src/settings/settings.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'

const setAt = '2026-01-01T00:00:00.000Z'
const daysLater = (days: number): Date => new Date(Date.parse(setAt) + days * 86_400_000)

describe('the age of a key', () => {
  it.each([
    [0, 'set today', false],
    [1, 'set 1 day ago', false],
    [89.99, 'set 89 days ago', false],
    [90, 'set 90 days ago: due', true],
    [97.5, 'set 97 days ago: due', true],
    // A clock that was wrong.
    [-3, 'set today', false],
  ])('after %d days', (days, words, due) => {
    const age = keyAge(setAt, daysLater(days), 90)
    expect(ageWords(age)).toBe(words)
    expect(age).toMatchObject({ due, dueAt: daysLater(90).toISOString() })
  })

  it('is told of the first few that are due, and of the rest how many they are', async () => {
    const settings = openSettings(temporaryHome(), () => '0123456789abcdef')
    const lines = (days: number) => dueLines({ settings, now: () => daysLater(days) }, true)
    expect(lines(900)).toEqual([])
    await settings.noteRpc('base', { setAt, also: [{ setAt: daysLater(50).toISOString() }] })
    expect(lines(89)).toEqual([])
    expect(lines(90)).toEqual([
      'the RPC URL of base, 1 of 2, was set 90 days ago: due. hedge rotate rpc base --place 1',
    ])
    await settings.noteVaultKey(setAt)
    await settings.noteRpc('arbitrum', { setAt })
    expect(lines(140)).toHaveLength(4)
    expect(lines(140).at(-1)).toBe('and more: hedge rotate')
  })
})
