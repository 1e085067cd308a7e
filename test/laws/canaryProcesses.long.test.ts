import { afterAll, beforeAll, it } from 'vitest'
import { type Ground, prepareGround } from './support/canaryGround.ts'
import { tellsNothing } from './support/canaryLife.ts'

/** The life of canary.test.ts in processes of their own, where Node speaks too and others can look on. */
let ground: Ground
beforeAll(async () => {
  ground = await prepareGround()
})
afterAll(() => ground.close())

it('a life with secrets tells none of them to who looks at its processes', { timeout: 300_000 }, () =>
  tellsNothing(ground, 'json', 'say'),
)
