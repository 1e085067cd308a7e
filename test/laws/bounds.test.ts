import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { unbounded } from './support/bounds.ts'

it('a file of which nobody has said how large it may grow is named, and one that is larger than that', () => {
  const home = temporaryHome()
  mkdirSync(join(home, 'state'))
  writeFileSync(join(home, 'settings.json'), '{}')
  expect(unbounded(home)).toEqual([])
  writeFileSync(join(home, 'state', 'spent.json'), ' '.repeat(70_000))
  writeFileSync(join(home, 'state', 'notes.json'), '')
  expect(unbounded(home).sort()).toEqual([
    'state/notes.json: no bound is stated',
    'state/spent.json: 70000 bytes, of 65536',
  ])
})
