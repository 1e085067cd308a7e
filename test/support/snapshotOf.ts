import { snapshot } from '../../src/commands/snapshot.ts'
import type { Artifacts } from '../../src/domain/artifacts.ts'
import type { StatusArtifacts } from './artifacts.ts'

type Gathered = Artifacts<(typeof snapshot.needs)[number]>

/** The snapshot that is saved of a situation; what an audit asks for is in it where the situation has it. */
export const snapshotOf = (situation: StatusArtifacts & Partial<Gathered>) =>
  snapshot.report(
    situation as Gathered,
    snapshot.read({ operands: [], options: 'machine' in situation ? { audit: true } : {} }),
  )
