import { abs, add, compare, type Decimal, decimal, fromUnits, mul, sub, sum, toNumber } from '../../math/decimal.ts'
import { type HedgeUnknown, hedgeResult, type OpenPosition, tradedResult } from '../../math/hedgeResult.ts'
import type { Beginning } from './begin.ts'
import type { HedgeFill } from './hedgeFills.ts'
import type { PerpReport } from './types.ts'

/** Dollars since the hedge began: gains and rebates positive, fees and paid funding negative. `notes`: why a part is null. */
export type Earned = {
  realised: Decimal | null
  unrealised: Decimal | null
  fees: Decimal | null
  funding: Decimal | null
  notes: string[]
}

type Told = Pick<Beginning, 'at' | 'source'>

/** What a person can do where it cannot be seen when a hedge began. */
export const sayWhen = 'to count from another moment, remove the hedge and add it again with --since'

/** Of one coin in one account since the hedge began. `perp`: what is open in it now. */
export function coinEarned(
  coin: string,
  beginning: Told,
  { fills, funding, perp }: { fills: readonly HedgeFill[]; funding: readonly Decimal[]; perp: PerpReport | null },
): Earned {
  const position = perp && {
    szi: decimal(perp.szi),
    unrealised: decimal(perp.unrealizedPnl),
    mark: decimal(perp.markPx),
  }
  const { unknown, ...result } = hedgeResult(fills, funding, position)
  const foreign = fills.find(({ foreignFee }) => foreignFee !== null)
  const notes = [...(unknown === null ? [] : [unknownWhy[unknown](coin, beginning, perp)]), ...forcedNotes(coin, fills)]
  // That it was added is no beginning of a position that was open by then: sums from there on would look like those of all of it.
  if (unknown === 'open-before' && beginning.source === 'added') {
    return { realised: null, unrealised: null, fees: null, funding: null, notes }
  }
  // A perp is charged in what it is margined in: where that is no dollar, neither is its result.
  if (foreign !== undefined) {
    const why = `the fees of ${coin} were paid in ${foreign.foreignFee}, which is no dollar: what it cost and earned in dollars is not known`
    return { realised: null, unrealised: null, fees: null, funding: null, notes: [...notes, why] }
  }
  const { realised, unrealised } = result
  const known = realised && unrealised && add(realised, unrealised)
  return { ...result, notes: [...notes, ...(known === null ? [] : differenceNotes(coin, known, fills, position))] }
}

const unknownWhy: Record<HedgeUnknown, (coin: string, beginning: Told, perp: PerpReport | null) => string> = {
  'open-before': (coin, { at, source }) => {
    const moment = new Date(at).toISOString()
    return source === 'added'
      ? `${coin} was already open when the hedge was added (${moment}), and no fill since the mint opened it: what it earned, cost and was paid for this hedge is not known; ${sayWhen}`
      : `${coin} was already open when the hedge began (${moment}): what it had earned by then cannot be told apart; ${sayWhen}`
  },
  'fills-missing': coin => `fills of ${coin} are missing: one does not start where the one before it ended`,
  'position-differs': (coin, _beginning, perp) =>
    `the fills of ${coin} do not add up to what is open of it (${perp === null ? 'nothing' : perp.szi}): some are missing`,
}

function forcedNotes(coin: string, fills: readonly HedgeFill[]): string[] {
  const words = { liquidated: 'was liquidated', deleveraged: 'was reduced by the venue (auto-deleveraging)' }
  return fills.flatMap(({ forced, time }) =>
    forced === null ? [] : [`${coin} ${words[forced]} on ${new Date(time).toISOString().slice(0, 10)}`],
  )
}

const cent = fromUnits(1n, 2)
const millionth = fromUnits(1n, 6)

/** What the venue says was closed, held against the trades themselves; each fill's result is rounded to the sixth place. */
function differenceNotes(
  coin: string,
  known: Decimal,
  fills: readonly HedgeFill[],
  position: OpenPosition | null,
): string[] {
  const difference = abs(sub(known, tradedResult(fills, position)))
  const turnover = sum(fills.map(({ px, sz }) => mul(px, sz)))
  return compare(difference, add(cent, mul(turnover, millionth))) > 0
    ? [`what the venue says ${coin} earned differs by $${toNumber(difference).toFixed(2)} from what its trades say`]
    : []
}
