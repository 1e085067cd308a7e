import { it } from 'vitest'
import { canary, expectRefusal, type Mistake } from '../support/refusal.ts'
import { useVault } from '../support/useStage.ts'

const stage = useVault()

it.each<Mistake>([
  ['log nobody', 6, 'no-such-hedge'],
  [`log ${canary}`, 6, 'no-such-hedge'],
  ['log 0x5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c', 2, 'usage'],
  ['log one two', 2, 'usage'],
  ['log --json --days', 2, 'usage'],
  ['log --days 0', 2, 'bad-option'],
  ['log --days 7d', 2, 'bad-option'],
  [`log --days ${canary}`, 2, 'bad-option'],
  ['log --verfy', 2, 'usage'],
  ['log --from nothing.json', 2, 'bad-snapshot'],
])('hedge %s', async (...mistake) => {
  await expectRefusal(stage.home, mistake)
})
