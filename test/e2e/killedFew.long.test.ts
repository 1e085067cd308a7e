import { describe, it } from 'vitest'
import { useStage } from '../support/useStage.ts'
import { killAdditions, killRemovals, killRotations, killVaultRotations } from './killedRuns.ts'

const stage = useStage({ furnished: true })

/** A few here; hundreds in the long suite. */
describe('killed at any moment', () => {
  it('a rotation of a URL leaves the old one or the new one', () => killRotations(stage, 3))
  it('an addition leaves the hedge whole or nothing of it', () => killAdditions(stage, 3))
  it('a removal leaves nothing that is in no record', () => killRemovals(stage, 2))
  it('a rotation of the vault leaves it open to the old identity or the new one', () => killVaultRotations(stage, 3))
})
