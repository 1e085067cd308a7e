import type { Section } from '../../domain/section.ts'
import { amount, none, percent, signed, unknown, usd } from '../words/numbers.ts'
import { holderName } from './holderName.ts'
import { left, right, shapedTable } from './shapedTable.ts'
import type { HedgeReport, PerpReport } from './types.ts'

/** The perps of a hedge. Where several accounts hold some, each says which it is in: a coin may stand in more than one. */
export function perpTable({ perps, account }: HedgeReport): Section[] {
  const several = new Set(perps.map(perp => perp.account)).size > 1
  const holder = (perp: PerpReport, before: string) => (several ? `${before}${holderName(account, perp.account)}` : '')
  const stacked = [
    left<PerpReport>('Perp', perp => `${perp.coin}\n${leverage(perp)}${holder(perp, '\n')}`),
    right<PerpReport>('Size', perp => `${amount(perp.szi)}\n${usd(perp.positionValue)}`),
    right<PerpReport>('Entry, mark', perp => `${amount(perp.entryPx)}\n${amount(perp.markPx)}`),
    right<PerpReport>('Liq. price', perp => [liquidationPrice(perp), ...away(perp).map(text => `\n${text} away`)]),
    right<PerpReport>('PnL', perp => signed(usd(perp.unrealizedPnl))),
    right<PerpReport>('Funding', perp => `${signed(usd(perp.fundingSinceOpen))}\n${pace(perp)}`),
  ]
  const oneLine = [
    left<PerpReport>('Perp', perp => `${perp.coin} ${leverage(perp)}${holder(perp, ', ')}`),
    right<PerpReport>('Size', perp => amount(perp.szi)),
    right<PerpReport>('Worth', perp => usd(perp.positionValue)),
    right<PerpReport>('Entry', perp => amount(perp.entryPx)),
    right<PerpReport>('Mark', perp => amount(perp.markPx)),
    right<PerpReport>('Liq. price', liquidationPrice),
    right<PerpReport>('Away', perp => away(perp)[0] ?? ''),
    right<PerpReport>('PnL', perp => signed(usd(perp.unrealizedPnl))),
    right<PerpReport>('Funding', perp => signed(usd(perp.fundingSinceOpen))),
    right<PerpReport>('Pace', pace),
  ]
  return shapedTable(perps, stacked, { wider: [oneLine] })
}

const leverage = ({ leverage: { value, type } }: PerpReport): string => `${value}x ${type}`
const pace = ({ fundingApr }: PerpReport): string => `${signed(percent(fundingApr))}/y`

/** A long may be backed by all it is worth; a short can always be liquidated, and where is then not known. */
function liquidationPrice({ szi, liquidationPx }: PerpReport): string {
  if (liquidationPx !== null) return amount(liquidationPx)
  return szi.startsWith('-') ? unknown : none
}

const away = ({ liquidationPx, liquidationDistance }: PerpReport): string[] =>
  liquidationPx === null ? [] : [percent(liquidationDistance)]
