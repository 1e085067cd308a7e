import type { Address } from '../../../../src/domain/address.ts'
import { isRead } from '../../../../src/domain/read.ts'
import { logCap, spanOf } from '../../../support/hostileProxy/logQuirks.ts'
import { type Quirks, together } from '../../../support/hostileProxy/quirks.ts'
import { startHostileProxy } from '../../../support/hostileProxy.ts'
import { type ApprovalStage, type ReadOptions, read, startApprovalStage } from './stage.ts'

/** On it one operator is approved still, and one was, some 40 blocks of which can change no more. */
export type ScanStage = ApprovalStage & { kept: Address; gone: Address; at: { kept: number; revoked: number } }

export async function startScanStage(): Promise<ScanStage> {
  const stage = await startApprovalStage()
  const [, , kept, gone] = stage.node.accounts as [Address, Address, Address, Address]
  const at = { kept: await stage.approve(kept, true), revoked: 0 }
  await stage.mine(10)
  await stage.approve(gone, true)
  await stage.mine(10)
  at.revoked = await stage.approve(gone, false)
  await stage.mine(20)
  return { ...stage, kept, gone, at }
}

/** Scans through nodes with these oddities; `spans` are the ranges of logs that each was asked for. */
export async function scanOn(stage: ScanStage, quirks: Quirks | Quirks[] = {}, options: ReadOptions = {}) {
  const spans: string[][] = []
  const listening = [quirks].flat().map((each, n) => {
    spans[n] = []
    const ask: Quirks['ask'] = call => {
      const span = spanOf(call)
      if (span !== null) spans[n]!.push(`${span.from}-${span.to}`)
      return call
    }
    return together(each, { ask })
  })
  const proxies = await Promise.all(listening.map(each => startHostileProxy(stage.node.url, each)))
  try {
    const urls = proxies.map(({ url }) => url)
    const { approvals, ...rest } = await read(stage, urls, options)
    const found = isRead(approvals.scan) ? approvals.scan.ok : null
    const gap = isRead(approvals.scan) ? null : approvals.scan.gap
    return { found, gap, spans, ...rest }
  } finally {
    await Promise.all(proxies.map(proxy => proxy.stop()))
  }
}

export const limited = logCap(7, most => `block range is limited to ${most} blocks`)
