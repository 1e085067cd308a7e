import { it } from 'vitest'
import { expectRefused } from '../../support/expectRefused.ts'
import { useVault } from '../../support/useStage.ts'

const stage = useVault()

it('ten thousand malformed inputs are each refused by their name, not repeated, and leave nothing', async () => {
  await expectRefused(stage.home, 10_000)
}, 900_000)
