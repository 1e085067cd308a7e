import { it } from 'vitest'
import { canary, expectRefusal, type Mistake } from '../support/refusal.ts'
import { useVault } from '../support/useStage.ts'

const stage = useVault()

it.each<Mistake>([
  ['history nobody', 6, 'no-such-hedge'],
  ['history 0x5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c', 2, 'usage'],
  [`history ${canary.toUpperCase()}`, 2, 'usage'],
  ['history one two', 2, 'usage'],
  ['history --days 0', 2, 'bad-option'],
  ['history --days 7d', 2, 'bad-option'],
  [`history --field ${canary}`, 2, 'bad-option'],
  ['history --field valueUsd', 2, 'bad-option'],
  [`history --by ${canary}`, 2, 'bad-option'],
  ['history --by month', 2, 'bad-option'],
  ['history --json --by', 2, 'usage'],
  ['history --from nothing.json', 2, 'bad-snapshot'],
])('hedge %s', async (...mistake) => {
  await expectRefusal(stage.home, mistake)
})
