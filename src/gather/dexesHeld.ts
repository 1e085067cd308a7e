import { dexOf } from '../domain/assets.ts'
import type { Subject } from '../domain/hedge.ts'
import type { WireFill } from '../domain/history.ts'
import { known } from '../domain/read.ts'
import type { Sources } from './gathering.ts'

/** Dexes besides the main one on which the account of a stored hedge held a position after the last trade that an earlier run saw. */
export async function dexesHeld(sources: Sources, subject: Subject): Promise<string[]> {
  const account = known(subject.account)
  if (!subject.stored || account === undefined || sources.scope.reread === true) return []
  const saved = (await sources.history()).trades(subject.id, subject.network, account)
  const last = new Map((saved?.fills?.rows ?? []).map(fill => [fill.coin, fill]))
  const held = [...last.values()].filter(fill => dexOf(fill.coin) !== '' && leaves(fill))
  return [...new Set(held.map(({ coin }) => dexOf(coin)))]
}

const leaves = ({ startPosition, side, sz }: WireFill): boolean =>
  Number(startPosition) + (side === 'buy' ? Number(sz) : -Number(sz)) !== 0
