/**
 * How one number is made, or several that belong together: `numbers` are their places in a hedge's report. `docs/formulas.md`
 * and `--explain` print this table, and nothing else says it.
 */
export type Formula = {
  id: string
  title: string
  numbers: readonly string[]
  formula: string
  reads: readonly string[]
  source: string
}

const whitePaper = 'Uniswap v3 Core white paper'
const venueDocs = 'Hyperliquid documentation'

export const formulas: readonly Formula[] = [
  {
    id: 'delta',
    title: 'Delta',
    numbers: ['lps.delta', 'exposure.lpDelta', 'exposure.perpDelta', 'exposure.spotDelta', 'exposure.netDelta'],
    formula:
      'LP: dV/dP = the amount of the asset that the liquidity holds, times the ratio of its token\nnet = LP + Σ szi of its perps (a k-coin is 1,000 of its asset) + spot stand-ins',
    reads: ['position', 'slot0', 'token ratio', 'perp positions', 'spot balances'],
    source: `${whitePaper}, 6.2; V is homogeneous in the two prices`,
  },
  {
    id: 'hedge-ratio',
    title: 'Hedge ratio, drift, correction',
    numbers: ['exposure.hedgeRatio', 'exposure.drift', 'exposure.correction'],
    formula:
      'ratio = −perp / (LP + spot); drift = ratio − target\ncorrection = −(target × (LP + spot) + perp), in units of the coin, rounded towards zero to szDecimals; placeable from $10 on, at the mark',
    reads: ['delta', 'target', 'szDecimals', 'mark price'],
    source: 'definition; minimum and lot of the venue',
  },
  {
    id: 'gamma',
    title: 'Gamma',
    numbers: ['lps.gamma', 'risk.gamma'],
    formula:
      'in range: token0 −L / (2 P^1.5), token1 −L P^1.5 / 2, each for a move of its own price in the other by one; outside 0\nof the asset for a move by $1: that / USD of the other token × ratio²; the table has it for a move by 1 %: × price / 100\nof the hedge: the sum over its positions; perps and spot have none',
    reads: ['liquidity', 'slot0', 'oracle prices'],
    source: `${whitePaper}, 6.2, differentiated once more`,
  },
  {
    id: 'entry-price',
    title: 'Entry price',
    numbers: ['lps.entry'],
    formula:
      'the prices at which a deposit of liquidity L takes exactly its amount0 and amount1 (both rounded up; of a withdrawal down): an interval, the middle of its √P shown\nout of range: the last swap of the pool before it; --entry-price is that of every deposit; of several deposits that remain their mean by liquidity',
    reads: ['IncreaseLiquidity and DecreaseLiquidity events', 'Swap events of the pool'],
    source: `${whitePaper}, 6.2.2`,
  },
  {
    id: 'impermanent-loss',
    title: 'Impermanent loss',
    numbers: ['lps.impermanentLoss'],
    formula:
      'value of what the liquidity holds − value of the deposits that remain, both at the pool price of now; in USD by its quote token\na withdrawal of the share w of the liquidity takes the share w of every deposit with it; per cent of the deposits that remain',
    reads: ['position', 'events', 'slot0', 'oracle prices'],
    source: 'Loesch, Hindman, Richardson, Welch: Impermanent Loss in Uniswap v3, arXiv 2111.09192',
  },
  {
    id: 'realised-loss',
    title: 'Locked in by withdrawals',
    numbers: ['lps.impermanentLoss.realised'],
    formula:
      'Σ over withdrawals of what it paid − the deposits that it took away, at the pool price of that withdrawal; in USD by what its quote token is worth now\nwhat the withdrawn tokens gained or lost since is price: they count as held',
    reads: ['DecreaseLiquidity events', 'Swap events of the pool', 'oracle prices'],
    source: 'as impermanent loss',
  },
  {
    id: 'fees',
    title: 'Fees of the LP',
    numbers: ['lps.fees'],
    formula:
      'lifetime = Σ collected + owed now − Σ withdrawn principal\nowed now = tokensOwed + L × (feeGrowthInside − feeGrowthInsideLast) / 2^128, as collect would pay; in USD at prices of now',
    reads: ['Collect and DecreaseLiquidity events', 'fee growth', 'tokensOwed', 'oracle prices'],
    source: `${whitePaper}, 6.3 and 6.4`,
  },
  {
    id: 'fee-apr',
    title: 'Fee APR',
    numbers: ['lps.feeApr'],
    formula:
      'lifetime fees / ∫L dt × L × 365 days / value of the liquidity, both at the pool price: fees for each unit of liquidity and second, for what is in it now\nnone while liquidity was in it for less than fees.window',
    reads: ['fees', 'value', 'events and their block times'],
    source: 'simple, not compounded',
  },
  {
    id: 'hedge-pnl',
    title: 'PnL of the perps',
    numbers: ['pnl.hedge.realisedUsd', 'pnl.hedge.unrealisedUsd', 'pnl.hedge.tradingFeesUsd'],
    formula:
      'realised = Σ closedPnl of the fills since the hedge began, before fees; unrealised = Σ unrealizedPnl of what is open\ntrading fees = −Σ fee; none of these is known where fills are missing: each must start where the one before ended, the last at the position of now\nof a perp that was open before the hedge began neither realised nor unrealised is, and nothing at all where only that it was added tells when that was, or of a dex that is margined in no dollar',
    reads: ['userFillsByTime', 'clearinghouseState'],
    source: `${venueDocs}, Info endpoint and Entry price and pnl`,
  },
  {
    id: 'funding',
    title: 'Funding',
    numbers: ['pnl.hedge.fundingUsd'],
    formula: 'Σ usdc of every payment since the hedge began: received positive, paid negative; never rate × size',
    reads: ['userFunding'],
    source: `${venueDocs}, Funding`,
  },
  {
    id: 'since',
    title: 'Since when',
    numbers: ['pnl.since', 'pnl.lpSince', 'pnl.days'],
    formula:
      'perps: --since, else the first fill after the mint that opened a short, else when the hedge was added; LP: the first deposit\ndays of the returns = from the first deposit to now; without one from when the perps count',
    reads: ['settings', 'fills', 'events and their block times'],
    source: 'a rule of this program, printed beside the result',
  },
  {
    id: 'benchmarks',
    title: 'PnL against three benchmarks',
    numbers: ['pnl.benchmarks'],
    formula:
      'total = price + impermanent loss + fees + hedge + funding + costs: exactly, before each is rounded to cents\nprice = worth of the deposits now − worth of the benchmark now: the same tokens (0), or their worth when deposited, in the base asset (at the price of the pool then) or in USD\nand with it what the oracle of now values otherwise than the pool: of what is in the position its pool now, of what was withdrawn its pool then\nimpermanent loss = of what is there, at the pool price, + locked in: never a gain; hedge = realised + unrealised; costs = trading fees',
    reads: ['impermanent loss', 'fees', 'entry', 'PnL of the perps', 'funding'],
    source: 'the parts add up by construction',
  },
  {
    id: 'return',
    title: 'Capital, ROI, APR',
    numbers: ['pnl.capitalUsd', 'pnl.roi', 'pnl.apr'],
    formula:
      'capital = Σ USD of deposits, less those of withdrawals, each at the prices of its moment × the share of the days it was in, + margin that the perps use now\nROI = total against USD / capital; APR = ROI × 365 / days; neither for less than fees.window',
    reads: ['entry', 'marginUsed', 'PnL against USD'],
    source: 'time-weighted capital (modified Dietz); simple, not compounded',
  },
  {
    id: 'volatility',
    title: 'Realised volatility',
    numbers: ['carry.volatility', 'carry.volatilityDays'],
    formula:
      'standard deviation of the log returns of hourly closes over volatility.window × √8760; of a pair of two volatile assets, of the ratio of their closes',
    reads: ['candleSnapshot'],
    source: 'sample deviation; a return over a gap counts for the time it took',
  },
  {
    id: 'carry',
    title: 'Carry per day',
    numbers: ['carry.feesPerDay', 'carry.fundingPerDay', 'carry.totalPerDay', 'carry.breakEvenDays'],
    formula:
      'total = fees + funding + rebalancing, which is never positive; fees a day = value × fee APR / 365 of positions in range: at their pace since the mint, not that of now\nfunding a day = −Σ szi × oracle price × hourly rate × 24, at the rate of now\nbreak-even = shortfall against holding the tokens / total; 0 when there is none',
    reads: ['fees', 'funding rates', 'oracle prices', 'volatility'],
    source: `${venueDocs}, Funding`,
  },
  {
    id: 'rebalancing',
    title: 'Expected loss to rebalancing',
    numbers: ['carry.rebalancingPerDay'],
    formula:
      '−½ |Γ| P² σ² / 365 = −L √P σ² / 4 / 365 in token1, × its USD; σ of the pool price a year; outside the range 0',
    reads: ['liquidity', 'slot0', 'volatility'],
    source:
      'Milionis, Moallemi, Roughgarden, Zhang: Automated Market Making and Loss-Versus-Rebalancing, arXiv 2208.06046',
  },
  {
    id: 'basis',
    title: 'Basis',
    numbers: ['risk.basisBps'],
    formula:
      '(price of the asset in the pool × USD of its other token / mark of the perp − 1) × 10,000; of several pools that of the position worth most',
    reads: ['slot0', 'mark price'],
    source: 'definition',
  },
  {
    id: 'margin-to-bound',
    title: 'Margin to the bound',
    numbers: [
      'risk.upperBoundUsd',
      'risk.boundPassed',
      'risk.liquidationUsd',
      'risk.liquidatedBeforeBound',
      'risk.marginToBoundUsd',
    ],
    formula:
      'bound = mark × pool price at the bound / pool price now, the highest of the positions; passed: at the mark or below\nliquidation = mark − side × margin available / |szi| / (1 − side / (2 × max leverage))\nmore margin = the margin available that puts the liquidation on the bound − what is available; none known under portfolio margin, none told once the bound is passed',
    reads: ['liquidationPx', 'szi', 'mark price', 'maxLeverage', 'range'],
    source: `${venueDocs}, Liquidations`,
  },
  {
    id: 'correction-cost',
    title: 'Cost of a correction',
    numbers: ['risk.correction'],
    formula:
      '−notional × taker fee: of the last own taker fill on the main dex, else 0.045 % (first tier); slippage is not in it; within its band while |drift| ≤ drift.warning',
    reads: ['correction', 'fills', 'drift.warning'],
    source: `${venueDocs}, Fees`,
  },
  {
    id: 'ladder',
    title: 'Price ladder',
    numbers: ['ladder'],
    formula:
      'LP: what the liquidity would hold at that price, at that price; hedge: Σ szi × (its mark then − its mark now) + spot × (price − price now)\nLP + hedge: what both gain or lose against now; every price of the pool and of the perps keeps its proportion to the one that moves\nfees, those waiting and those earned on the way, and funding are not in it',
    reads: ['liquidity', 'range', 'szi', 'mark price', 'spot balances', 'oracle prices'],
    source: `${whitePaper}, 6.2.2`,
  },
  {
    id: 'health',
    title: 'Health',
    numbers: ['health'],
    formula:
      'the weakest part, 0 to 100; not known while a part is not known and no other is 0. Each on straight lines between: range 100 at 2 × range.warning, 50 at it, 25 on the bound, 0 outside; drift 100 on target, 50 at drift.warning, 0 at 2 ×\nliquidation 100 at 2 × liquidation.warning, 50 at it, 20 at critical, 0 there; margin 100 unused, 50 at margin.warning, 20 at critical, 0 at liquidation\ncarry 100 when nothing is lost, 0 at a loss of half the LP a year; freshness 100 to legs.apart / 4, 50 at it, 0 at 4 ×',
    reads: ['thresholds', 'range', 'drift', 'liquidation price', 'margin ratio', 'carry', 'times of the legs'],
    source: 'a rule of this program; thresholds by hedge config set',
  },
]
