import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { formatNames } from '../../src/domain/format.ts'
import { type Ground, prepareGround } from './support/canaryGround.ts'
import { callsOf, tellsNothing } from './support/canaryLife.ts'

/** A secret set anywhere is printed nowhere: every command, in every format, with everything said that can be said. */
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

  it.each(formatNames)('tells none of them in %s', format => tellsNothing(ground, format, 'sayHere'))
})
