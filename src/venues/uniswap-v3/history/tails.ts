import type { Hex } from '../../../domain/address.ts'
import { blockHeaders } from './blockHeaders.ts'
import { placeOf } from './log.ts'
import type { Reading } from './reading.ts'
import type { Track } from './track.ts'

/**
 * Between the last final block and the newest lies more than the node tells at once. Then what was read there is kept as well,
 * with the hash of the newest block, for as long as that stands; where one request reads it all, it is read anew each time.
 */
export function isDeep({ logs, toBlock, final }: Reading): boolean {
  const width = logs.width()
  return width !== null && toBlock - final > width
}

/** Goes on from what an earlier run read above the final block, where the chain is still the same. */
export async function resumeTails(reading: Reading, tracks: readonly Track[]): Promise<void> {
  if (!isDeep(reading)) return
  const anchors = new Map<bigint, Hex | null>([[reading.toBlock, null]])
  for (const { found } of tracks) if (found?.tail) anchors.set(BigInt(found.tail.anchor.block), found.tail.anchor.hash)
  const blocks = [...anchors.keys()].filter(block => block <= reading.toBlock)
  const headers = await headersOf(reading, blocks.slice(0, 10))
  if (headers === null) return
  reading.anchor = anchorAt(reading.toBlock, headers.get(reading.toBlock)!.hash)
  for (const track of tracks) {
    const { found, kept, next } = track
    const tail = found?.tail
    if (tail === undefined || found !== kept || next !== BigInt(found!.scannedTo) + 1n) continue
    if (headers.get(BigInt(tail.anchor.block))?.hash !== tail.anchor.hash) continue
    for (const event of tail.events) track.events.set(placeOf(event), event)
    track.next = BigInt(tail.scannedTo) + 1n
    const first = tail.events[0]
    if (tail.mintedFor === null || first === undefined) continue
    Object.assign(track, { minted: BigInt(first.block), mintedFor: tail.mintedFor, looked: true })
  }
}

/** Asks for the hash of the newest block, if what is read up to it is to be kept. */
export async function anchorTail(reading: Reading): Promise<void> {
  if (reading.anchor !== null || reading.missed.has('anchor') || !isDeep(reading)) return
  const headers = await headersOf(reading, [reading.toBlock])
  if (headers !== null) reading.anchor = anchorAt(reading.toBlock, headers.get(reading.toBlock)!.hash)
}

/** Null where the node does not say: then nothing that is not final is kept, and nothing else is lost. */
async function headersOf(reading: Reading, blocks: readonly bigint[]) {
  try {
    return await blockHeaders(reading, blocks)
  } catch (error) {
    if (reading.signal.aborted) throw error
    reading.missed.add('anchor')
    return null
  }
}

const anchorAt = (block: bigint, hash: Hex) => ({ block: String(block), hash })
