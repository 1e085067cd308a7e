import { accountOf, artifactsOf, ethUsdc, lpsOf, ok, soundShort } from '../../test/support/artifacts.ts'
import { snapshotOf } from '../../test/support/snapshotOf.ts'

/** A snapshot of one hedge of which everything is known: a position, its past, a short, a week of candles. */
export const savedHedge = () =>
  snapshotOf(artifactsOf({ lps: ok([lpsOf(ok(ethUsdc()))]), accounts: ok([accountOf([soundShort()])]) }))
