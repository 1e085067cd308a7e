import type { CandleReading, HistoryReading, TradeReading } from '../../domain/artifacts.ts'
import type { FillHistory, PositionHistory } from '../../domain/history.ts'
import { isRead } from '../../domain/read.ts'
import { boolean, label, nullable, object, type Reader, ShapeFailure } from '../../domain/shape.ts'
import { block, candles, fills, fundings, lpEvents, mint } from '../../state/history/shapes.ts'
import { network } from './account.ts'
import { address, chainName, moment, printable, read, uint } from './words.ts'

const positionHistory: Reader<PositionHistory> = object({
  tokenId: uint,
  mint,
  ownerChanged: nullable(boolean),
  toBlock: block,
  events: lpEvents,
})

const reading = object({ subject: printable, chain: chainName, tokenId: uint, read: read(positionHistory) })

/** A past of another NFT than it is said to be of would be somebody else's cost. */
export const historyReading: Reader<HistoryReading> = (value, path) => {
  const history = reading(value, path)
  if (isRead(history.read) && history.read.ok.tokenId !== history.tokenId) {
    throw new ShapeFailure(`${path}.read.ok.tokenId`, 'is another one')
  }
  return history
}

const fillHistory: Reader<FillHistory> = object({ fills, whole: boolean })

export const tradeReading: Reader<TradeReading> = object({
  subject: printable,
  network,
  account: address,
  from: moment,
  fills: read(fillHistory),
  funding: read(fundings),
})

export const candleReading: Reader<CandleReading> = object({ network, coin: label, read: read(candles) })
