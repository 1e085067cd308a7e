import type { Step, Trials } from '../../domain/doctorFacts.ts'
import { known } from '../../domain/read.ts'
import { fail, pass, unknown } from './step.ts'

/** Seconds. */
const most = 30

/**
 * This clock against the venue's. Where that is silent a block from the future says as much; one that is old may be a node that
 * lags, so that only a young one shows that the clock is right.
 */
export function clockStep({ venues, chains }: Trials, platform: string): Step {
  const told = venues.flatMap(({ network, read }) =>
    'ok' in read
      ? [
          {
            source: network === 'testnet' ? 'Hyperliquid testnet' : 'Hyperliquid',
            seconds: (Date.parse(read.at) - read.ok.time) / 1000,
          },
        ]
      : [],
  )
  const blocks = (known(chains) ?? []).flatMap(({ chain, read }) =>
    (known(read) ?? []).flatMap(({ head }) =>
      'ok' in head ? [{ source: chain, seconds: Date.parse(head.ok.askedAt) / 1000 - Number(head.ok.timestamp) }] : [],
    ),
  )
  const ahead = blocks.filter(({ seconds }) => seconds < -most)
  const [nearest] = (told.length > 0 ? told : ahead.length > 0 ? ahead : blocks).toSorted(
    (a, b) => Math.abs(a.seconds) - Math.abs(b.seconds),
  )
  if (nearest === undefined) return unknown('clock', 'Clock', 'nobody said what time it is')
  const off = Math.round(Math.abs(nearest.seconds))
  if (off <= most)
    return pass('clock', 'Clock', off === 0 ? `as ${nearest.source} has it` : `${off} s beside ${nearest.source}`)
  if (told.length === 0 && ahead.length === 0) return unknown('clock', 'Clock', `it is wrong, or all blocks are old`)
  const side = nearest.seconds < 0 ? 'behind' : 'ahead of'
  return fail(
    'clock',
    'Clock',
    `${off} s ${side} ${nearest.source}`,
    mends[platform] ?? 'set the clock of this machine',
  )
}

const mends: Record<string, string> = {
  linux: 'sudo timedatectl set-ntp true',
  darwin: 'sudo sntp -sS time.apple.com',
  win32: 'w32tm /resync',
}
