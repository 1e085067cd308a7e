import { it } from 'vitest'
import { expectRefused } from '../../support/expectRefused.ts'
import { useVault } from '../../support/useStage.ts'

const stage = useVault()

it('hundreds of malformed inputs are each refused by their name, not repeated, and leave nothing', async () => {
  await expectRefused(stage.home, 500)
})
