import { describe, it } from 'vitest'
import { useStage } from '../support/useStage.ts'
import { killAdditions, killRemovals, killRotations, killVaultRotations } from './killedRuns.ts'

const stage = useStage({ furnished: true })
const patient = { timeout: 600_000 }

describe('killed at any moment, many times', () => {
  it('a rotation of a URL leaves the old one or the new one', patient, () => killRotations(stage, 80))
  it('an addition leaves the hedge whole or nothing of it', patient, () => killAdditions(stage, 60))
  it('a removal leaves nothing that is in no record', patient, () => killRemovals(stage, 60))
  it('a rotation of the vault leaves it open to the old identity or the new one', patient, () =>
    killVaultRotations(stage, 60),
  )
})
