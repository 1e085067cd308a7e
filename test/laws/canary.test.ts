import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { type Ground, prepareGround } from './support/canaryGround.ts'
import { callsOf, tellsNothing } from './support/canaryLife.ts'

/** A secret set anywhere is printed nowhere: every command, with everything said that can be said; in the other formats in `canaryFormats`. */
let ground: Ground
beforeAll(async () => {
  ground = await prepareGround()
})
afterAll(() => ground.close())

describe('a life with secrets', () => {
  it('has every command in it', () => {
    const home = ground.home()
    expect(Object.keys(callsOf(ground, home)).sort()).toEqual(commands.map(({ name }) => name).sort())
  })

  it.each(['table', 'json'] as const)('tells none of them in %s', format => tellsNothing(ground, format, 'sayHere'))
})
