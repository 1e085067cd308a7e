import type { Cell, Section } from '../../domain/section.ts'
import { entryText } from '../status/resultLines.ts'
import type { EntryReport, FeesReport, FlowReport, ImpermanentLossReport } from '../status/resultTypes.ts'
import type { LpReport } from '../status/types.ts'
import { amount, gain, percent, signed, unknown, usd } from '../words/numbers.ts'

/** One position's past: what went in and came out, what holding it would be worth more, what it earned. */
export function positionSections(lp: LpReport): Section[] {
  const { tokenId, chain, token0, token1, entry, impermanentLoss, fees } = lp
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
      columns: [{ title: 'Result' }, ...tokens, { title: 'USD', align: 'right' }],
      rows: [...lossRows(impermanentLoss), ...feeRows(fees, lp)],
    },
    ...quoteLines(lp),
  ]
}

/** Where prices are not in dollars, the loss as the pool itself measures it. */
const quoteLines = ({ impermanentLoss, priceQuote }: LpReport): Section[] =>
  impermanentLoss?.quote == null
    ? []
    : [
        {
          kind: 'lines',
          lines: [
            `Impermanent loss at the price of the pool: ${signed(amount(impermanentLoss.quote))} ${priceQuote.quoteSymbol}`,
          ],
        },
      ]

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
  `Entry price ${entryText(entry)} ${priceQuote.quoteSymbol} per ${priceQuote.baseSymbol}${certainty(entry)}`,
  `Minted ${entry.mintedAt.slice(0, 10)}, block ${entry.mintBlock}${entry.source === 'flag' ? '; the deposit is the one given with --deposit' : ''}`,
  ...(entry.ownerChanged === true ? ['Minted for another than who holds it now: the cost is that of the NFT'] : []),
]

/** The interval that the price is in for certain, where it is wide enough to show. */
function certainty({ priceLow, priceHigh }: EntryReport): string {
  const [low, high] = [amount(priceLow), amount(priceHigh)]
  return low === high ? '' : `, between ${low} and ${high} for certain`
}

function lossRows(loss: ImpermanentLossReport | null): Cell[][] {
  const text = (value: string | undefined) => signed(amount(value ?? null))
  const realised = loss?.realised ?? null
  return [
    [
      'Impermanent loss',
      text(loss?.token0),
      text(loss?.token1),
      `${gain(loss?.usd ?? null)}\n${signed(percent(loss?.percent ?? null, 2))}`,
    ],
    ['locked in', text(realised?.token0), text(realised?.token1), gain(realised?.usd ?? null)],
  ]
}

function feeRows(fees: FeesReport | null, { feeApr }: LpReport): Cell[][] {
  const text = (value: string | undefined) => amount(value ?? null)
  const waits = fees !== null && (fees.uncollectedPrincipal0 !== '0' || fees.uncollectedPrincipal1 !== '0')
  const worth = `${gain(fees?.lifetimeUsd ?? null)}\n${percent(feeApr)}/y`
  return [
    ['Fees of all its life', text(fees?.lifetime0), text(fees?.lifetime1), worth],
    ['collected', text(fees?.collected0), text(fees?.collected1), ''],
    ['not collected', text(fees?.uncollected0), text(fees?.uncollected1), ''],
    ...(waits
      ? [
          [
            'principal to collect',
            text(fees.uncollectedPrincipal0),
            text(fees.uncollectedPrincipal1),
            usd(fees.uncollectedPrincipalUsd),
          ],
        ]
      : []),
  ]
}
