import type { Cell, Section } from '../../domain/section.ts'
import { entryText } from '../status/resultLines.ts'
import type { EntryReport, FeesReport, FlowReport, ImpermanentLossReport } from '../status/resultTypes.ts'
import type { LpReport } from '../status/types.ts'
import { amount, gain, percent, signed, unknown, usd } from '../words/numbers.ts'

/** One position's past: what went in and came out, what holding it would be worth more, what it earned. */
export function positionSections(lp: LpReport): Section[] {
  const { tokenId, chain, token0, token1, priceQuote, entry, impermanentLoss, fees } = lp
  const title: Section = {
    kind: 'title',
    text: [{ text: `#${tokenId} ${chain}`, tone: 'strong' }, `  ${token0.symbol}/${token1.symbol}`],
  }
  if (entry === null && impermanentLoss === null && fees === null) {
    return [title, { kind: 'lines', lines: [`Its history: ${unknown}`] }]
  }
  const tokens = [
    { title: token0.symbol, align: 'right' },
    { title: token1.symbol, align: 'right' },
  ] as const
  return [
    title,
    ...(entry === null
      ? []
      : [flowsTable(entry, lp, tokens), { kind: 'lines' as const, lines: entryLines(entry, lp) }]),
    {
      kind: 'table',
      columns: [
        { title: 'Result' },
        ...tokens,
        { title: priceQuote.quoteSymbol, align: 'right' },
        { title: 'USD', align: 'right' },
        { title: '', align: 'right' },
      ],
      rows: [...lossRows(impermanentLoss), ...feeRows(fees, lp)],
    },
  ]
}

type Columns = Extract<Section, { kind: 'table' }>['columns']

function flowsTable(
  { deposits, withdrawals, remaining0, remaining1 }: EntryReport,
  lp: LpReport,
  tokens: Columns,
): Section {
  const flows = [...deposits.map(flow => ({ flow, what: 'in' })), ...withdrawals.map(flow => ({ flow, what: 'out' }))]
  flows.sort((a, b) => a.flow.block - b.flow.block)
  const price = `${lp.priceQuote.quoteSymbol} per ${lp.priceQuote.baseSymbol}`
  return {
    kind: 'table',
    columns: [{ title: 'Flows' }, ...tokens, { title: price, align: 'right' }, { title: 'USD then', align: 'right' }],
    rows: [
      ...flows.map(({ flow, what }) => [
        `${flow.timestamp.slice(0, 10)} ${what}`,
        amount(flow.amount0),
        amount(flow.amount1),
        flowPrice(flow),
        usd(flow.usd),
      ]),
      ['remaining', amount(remaining0), amount(remaining1), '', ''],
    ],
  }
}

/** Where the price is not exact, the interval it is in for certain. */
function flowPrice({ price, priceLow, priceHigh, priceSource }: FlowReport): string {
  if (price !== null)
    return `${amount(price)}${priceSource === 'swap' ? '\nlast swap' : priceSource === 'flag' ? '\n--entry-price' : ''}`
  if (priceLow === null && priceHigh === null) return unknown
  return priceLow === null
    ? `at most ${amount(priceHigh)}`
    : priceHigh === null
      ? `at least ${amount(priceLow)}`
      : `${amount(priceLow)} … ${amount(priceHigh)}`
}

const entryLines = (entry: EntryReport, { priceQuote }: LpReport): Cell[] => [
  `Entry price ${entryText(entry)} ${priceQuote.quoteSymbol} per ${priceQuote.baseSymbol}, between ${amount(entry.priceLow)} and ${amount(entry.priceHigh)} for certain`,
  `Minted ${entry.mintedAt.slice(0, 10)}, block ${entry.mintBlock}${entry.source === 'flag' ? '; the deposit is the one given with --deposit' : ''}`,
  ...(entry.ownerChanged === true ? ['Minted for another than who holds it now: the cost is that of the NFT'] : []),
]

function lossRows(loss: ImpermanentLossReport | null): Cell[][] {
  const text = (value: string | null | undefined) => signed(amount(value ?? null))
  return [
    [
      'Impermanent loss',
      text(loss?.token0),
      text(loss?.token1),
      text(loss?.quote),
      gain(loss?.usd ?? null),
      signed(percent(loss?.percent ?? null, 2)),
    ],
    ['locked in', text(loss?.realised?.token0), text(loss?.realised?.token1), '', gain(loss?.realised?.usd ?? null), ''],
  ]
}

function feeRows(fees: FeesReport | null, { feeApr }: LpReport): Cell[][] {
  const row = (name: string, amount0: string | undefined, amount1: string | undefined, rest: Cell[]): Cell[] => [
    name,
    amount(amount0 ?? null),
    amount(amount1 ?? null),
    '',
    ...rest,
  ]
  const waits = fees !== null && (fees.uncollectedPrincipal0 !== '0' || fees.uncollectedPrincipal1 !== '0')
  return [
    row('Fees of all its life', fees?.lifetime0, fees?.lifetime1, [
      gain(fees?.lifetimeUsd ?? null),
      `${percent(feeApr)}/y`,
    ]),
    row('collected', fees?.collected0, fees?.collected1, ['', '']),
    row('not collected', fees?.uncollected0, fees?.uncollected1, ['', '']),
    ...(waits ? [row('principal to collect', fees.uncollectedPrincipal0, fees.uncollectedPrincipal1, ['', ''])] : []),
  ]
}
