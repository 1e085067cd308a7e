import { describe, it } from 'vitest'
import { canary, expectRefusal, type Mistake } from '../support/refusal.ts'
import { useVault } from '../support/useStage.ts'

const stage = useVault()

describe('a mistake in what is to be watched', () => {
  it.each<Mistake>([
    ['status --interval 15', 2, 'usage'],
    ['status --count 3', 2, 'usage'],
    ['status --for 10m', 2, 'usage'],
    [`status --watch --interval ${canary}`, 2, 'bad-option'],
    ['status --watch --interval 0', 2, 'bad-option'],
    ['status --watch --interval 1.5', 2, 'bad-option'],
    ['status --watch --interval 86401', 2, 'bad-option'],
    [`status --watch --count ${canary}`, 2, 'bad-option'],
    ['status --watch --count 0', 2, 'bad-option'],
    ['status --watch --count -1', 2, 'bad-option'],
    [`status --watch --for ${canary}`, 2, 'bad-option'],
    ['status --watch --for 10', 2, 'bad-option'],
    ['status --watch --for 0s', 2, 'bad-option'],
    ['status --watch --for 400d', 2, 'bad-option'],
    ['status --watch --from saved.json', 2, 'usage'],
    ['status --watch --format csv', 2, 'bad-option'],
    [`status --watch ${canary}-nobody`, 6, 'no-such-hedge'],
    ['show eth-usdc --watch', 2, 'usage'],
    ['list --watch', 2, 'usage'],
  ])('%s', async (...mistake) => {
    await expectRefusal(stage.home, mistake)
  })
})
