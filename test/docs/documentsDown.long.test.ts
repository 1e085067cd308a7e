import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Ground, startGround, type Told } from '../support/documents/ground.ts'
import { kindOf } from '../support/documents/kindsOf.ts'
import { asking, ending, furnishing } from '../support/documents/lines.ts'
import { faultsIn } from '../support/schemas.ts'

let ground: Ground
let told: Told[]
beforeAll(async () => {
  ground = await startGround()
  await ground.tell(furnishing(ground))
  await ground.scene.close()
  await ground.receiver.close()
  told = await ground.tell([...asking, ...ending(ground, ground.home)])
}, 120_000)
afterAll(() => ground.close())

it('with no node, no venue and no receiver each command prints one document that keeps its schema', () => {
  const wrong = told.flatMap(({ line, document, text }) =>
    (document === null ? [`no document: ${text}`] : faultsIn(document)).map(fault => `hedge ${line}: ${fault}`),
  )
  expect(wrong).toEqual([])
})

it('and whatever asks them says that something is missing, or fails', () => {
  const asks = /^(show|snapshot|audit (--only|accept)|incident|doctor|rotate (eth|rpc|notify)|notify( test|$))/
  const fine = told.filter(({ line }) => asks.test(line)).filter(each => kindOf(each) === 'success' && each.code === 0)
  expect(fine.map(({ line }) => line)).toEqual([])
  expect(told.filter(({ line }) => asks.test(line))).toHaveLength(11)
})
