import { it } from 'vitest'
import { canary, expectRefusal, type Mistake } from '../support/refusal.ts'
import { useVault } from '../support/useStage.ts'

const stage = useVault()

it.each<Mistake>([
  ['schedule now', 2, 'usage'],
  ['schedule --json --every', 2, 'usage'],
  ['schedule --every 0m', 2, 'bad-option'],
  ['schedule --every 25h', 2, 'bad-option'],
  ['schedule --every 1441m', 2, 'bad-option'],
  ['schedule --every 5', 2, 'bad-option'],
  ['schedule --every 5s', 2, 'bad-option'],
  ['schedule --every 1.5h', 2, 'bad-option'],
  [`schedule --every ${canary}`, 2, 'bad-option'],
  ['schedule --every 7m --as cron', 2, 'bad-option'],
  [`schedule --as ${canary}`, 2, 'bad-option'],
  [`schedule --run ${canary}`, 2, 'bad-option'],
  ['schedule --as cron --run remove', 2, 'bad-option'],
  ['schedule --from nothing.json', 2, 'bad-snapshot'],
  ['doctor now', 2, 'usage'],
  ['doctor --as-con', 2, 'usage'],
  ['doctor --from nothing.json', 2, 'bad-snapshot'],
])('hedge %s', async (...mistake) => {
  await expectRefusal(stage.home, mistake)
})
