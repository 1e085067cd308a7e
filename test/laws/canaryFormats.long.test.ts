import { afterAll, beforeAll, expect, it } from 'vitest'
import { formatNames } from '../../src/domain/format.ts'
import { type Ground, prepareGround } from './support/canaryGround.ts'
import { tellsNothing } from './support/canaryLife.ts'

let ground: Ground
beforeAll(async () => {
  ground = await prepareGround()
})
afterAll(() => ground.close())

const others = formatNames.filter(name => name !== 'table' && name !== 'json')

it('a life with secrets tells none of them in the formats of documents either', async () => {
  expect(others.length).toBeGreaterThan(1)
  for (const format of others) await tellsNothing(ground, format, 'sayHere')
})
