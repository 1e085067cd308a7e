import type { Gap } from '../../domain/read.ts'
import type { Cell, Section, Tone } from '../../domain/section.ts'
import { amount, exactAmount, exactPercent, feePercent, none, percent, signed, unknown, usd } from '../words/numbers.ts'
import { rangeBar } from '../words/rangeBar.ts'
import { onlyToken, rangeSide } from '../words/rangeSide.ts'
import { accountLines } from './accountLines.ts'
import { foldedLines, inResult, notInResult, shownLps } from './foldedLps.ts'
import { holderName } from './holderName.ts'
import { resultLines } from './resultLines.ts'
import type { ExposureReport, HedgeReport, LpReport, PerpReport, StatusReport } from './types.ts'

export function statusLayout(report: StatusReport): Section[] {
  if (report.hedges.length === 0 && report.gaps.length === 0) {
    return [
      {
        kind: 'lines',
        lines: ['No hedges yet. Add one: hedge add', 'Or look without storing: hedge status 0xYOURADDRESS'],
      },
    ]
  }
  return [...report.hedges.flatMap(statusSections), ...totalsSection(report), ...gapsSection(report.gaps)]
}

const stateTone: Record<HedgeReport['state'], Tone> = { ok: 'good', warning: 'warn', critical: 'bad', unknown: 'warn' }

function statusSections(hedge: HedgeReport): Section[] {
  const results = resultLines(hedge, shownLps(hedge))
  return [
    ...hedgeTables(hedge),
    ...(results.length === 0 ? [] : [{ kind: 'lines' as const, lines: results }]),
    {
      kind: 'lines',
      lines: [
        ...foldedLines(inResult(hedge), 'result is in the total'),
        ...foldedLines(notInResult(hedge)),
        ...hedgeLines(hedge),
      ],
    },
  ]
}

/** A hedge's name and state, and what is held on both venues. */
export function hedgeTables(hedge: HedgeReport): Section[] {
  return [
    {
      kind: 'title',
      text: [{ text: hedge.name, tone: 'strong' }, '  ', { text: hedge.state, tone: stateTone[hedge.state] }],
    },
    ...table(lpColumns, shownLps(hedge).map(lpRow)),
    ...table(perpColumns, perpRows(hedge)),
    ...table(exposureColumns, hedge.exposure.map(exposureRow)),
  ]
}

/** The account, and the alerts. */
export const hedgeLines = (hedge: HedgeReport): Cell[] => [...accountLines(hedge), ...alertLines(hedge)]

const table = (columns: Extract<Section, { kind: 'table' }>['columns'], rows: Cell[][]): Section[] =>
  rows.length === 0 ? [] : [{ kind: 'table', columns, rows }]

const lpColumns = [
  { title: 'Position' },
  { title: 'Range' },
  { title: 'Holds', align: 'right' },
  { title: 'Fees', align: 'right' },
] as const

function lpRow(lp: LpReport): Cell[] {
  const { baseSymbol, quoteSymbol } = lp.priceQuote
  const range: Cell = lp.inRange ? { text: 'in range', tone: 'good' } : { text: outside(lp), tone: 'warn' }
  const price = `${amount(lp.price)} ${quoteSymbol} per ${baseSymbol}`
  const [low, high] = boundsOf(lp)
  return [
    [`#${lp.tokenId} ${lp.chain}\n${lp.token0.symbol}/${lp.token1.symbol} ${feePercent(lp.fee)}\n`, range],
    `${price}\n${low} ${rangeBar(lp)} ${high}\n${signed(percent(lp.distanceToLower))} … ${signed(percent(lp.distanceToUpper))}`,
    `${amount(lp.amount0)} ${lp.token0.symbol}\n${amount(lp.amount1)} ${lp.token1.symbol}\n${usd(lp.valueUsd)}`,
    feesText(lp),
  ]
}

/** Principal that waits beside them is no fee, and said in an alert; without a history nobody can tell them apart. */
const feesText = ({ fees, uncollectedFees0, uncollectedFees1, feesUsd }: LpReport): string =>
  `${amount(fees?.uncollected0 ?? uncollectedFees0)}\n${amount(fees?.uncollected1 ?? uncollectedFees1)}\n${usd(feesUsd)}`

const outside = (lp: LpReport): string => `${rangeSide(lp)}: all ${onlyToken(lp)}`

/** Bounds at the end of the tick scale are no prices anyone thinks in. */
function boundsOf(lp: LpReport): [string, string] {
  const flipped = lp.priceQuote.base === 'token1'
  const open = [lp.tickLower <= -870_000, lp.tickUpper >= 870_000] as const
  const [low, high] = flipped ? [open[1], open[0]] : open
  return [low ? '0' : amount(lp.priceLower), high ? '∞' : amount(lp.priceUpper)]
}

const perpColumns = [
  { title: 'Perp' },
  { title: 'Size', align: 'right' },
  { title: 'Entry, mark', align: 'right' },
  { title: 'Liq. price', align: 'right' },
  { title: 'PnL', align: 'right' },
  { title: 'Funding', align: 'right' },
] as const

/** Where several accounts hold perps, each says which it is in: a coin may stand in more than one. */
function perpRows({ perps, account }: HedgeReport): Cell[][] {
  const several = new Set(perps.map(perp => perp.account)).size > 1
  return perps.map(perp => perpRow(perp, several ? `\n${holderName(account, perp.account)}` : ''))
}

function perpRow(perp: PerpReport, holder: string): Cell[] {
  return [
    `${perp.coin}\n${perp.leverage.value}x ${perp.leverage.type}${holder}`,
    `${amount(perp.szi)}\n${usd(perp.positionValue)}`,
    `${amount(perp.entryPx)}\n${amount(perp.markPx)}`,
    liquidationText(perp),
    signed(usd(perp.unrealizedPnl)),
    `${signed(usd(perp.fundingSinceOpen))}\n${signed(percent(perp.fundingApr))}/y`,
  ]
}

/** A long may be backed by all it is worth; a short can always be liquidated, and where is then not known. */
function liquidationText({ szi, liquidationPx, liquidationDistance }: PerpReport): string {
  if (liquidationPx === null) return szi.startsWith('-') ? unknown : none
  return `${amount(liquidationPx)}\n${percent(liquidationDistance)} away`
}

const exposureColumns = [
  { title: 'Exposure' },
  { title: 'LP', align: 'right' },
  { title: 'Perp', align: 'right' },
  { title: 'Spot', align: 'right' },
  { title: 'Net', align: 'right' },
  { title: 'Hedged', align: 'right' },
  { title: 'Correction' },
] as const

function exposureRow(row: ExposureReport): Cell[] {
  return [
    row.asset,
    signed(amount(row.lpDelta)),
    signed(amount(row.perpDelta)),
    signed(amount(row.spotDelta)),
    `${signed(amount(row.netDelta))}\n${signed(usd(row.netDeltaUsd))}`,
    hedgedText(row),
    correctionText(row),
  ]
}

/** Of nothing there is no share that is hedged. */
const hedgedText = ({ hedgeRatio, netDelta, target }: ExposureReport): string =>
  hedgeRatio === null && netDelta !== null ? 'none held' : `${percent(hedgeRatio)}\nof ${exactPercent(target)}`

/** What nobody knows is not the same as nothing to correct. */
function correctionText({ correction, correctionWhy }: ExposureReport): string {
  if (correction === null) return correctionWhy === 'unknown' ? unknown : none
  const size = `${correction.side} ${exactAmount(correction.size)} ${correction.coin}\n${usd(correction.notionalUsd)}`
  return correction.placeable ? size : `${size}\nunder the $10 minimum`
}

const alertTone: Record<'warning' | 'critical' | 'info', Tone> = { critical: 'bad', warning: 'warn', info: 'dim' }

const alertLines = ({ alerts }: HedgeReport): Cell[] =>
  alerts.map(({ severity, message }) => [{ text: severity, tone: alertTone[severity] }, `: ${message}`])

function totalsSection({ hedges, totals }: StatusReport): Section[] {
  if (hedges.length < 2) return []
  const text = `value ${usd(totals.valueUsd)}, uncollected fees ${usd(totals.feesUsd)}, equity ${usd(totals.equityUsd)}, net exposure ${usd(totals.netDeltaUsd)}`
  return [{ kind: 'lines', lines: [[{ text: 'Total', tone: 'strong' }, `: ${text}`]] }]
}

export function gapsSection(gaps: readonly Gap[]): Section[] {
  if (gaps.length === 0) return []
  const lines = gaps.flatMap(({ source, message, hint }): Cell[] => [
    [{ text: 'not known', tone: 'warn' }, `: ${source}: ${message}`],
    { text: `           ${hint}`, tone: 'dim' },
  ])
  return [{ kind: 'lines', lines }]
}
