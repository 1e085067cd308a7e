import type { Address } from '../../../../domain/address.ts'
import type { ApprovalsQuery, OperatorScan, SavedOperators } from '../../../../domain/approvals.ts'
import type { Chain } from '../../../../domain/chain.ts'
import type { RpcEndpoint } from '../../../../domain/endpoint.ts'
import { ReadFailure } from '../../../../domain/failure.ts'
import type { Gap } from '../../../../domain/read.ts'
import type { LpTools } from '../../../../domain/venue.ts'
import { gapFrom } from '../../../json-rpc/gapFrom.ts'
import { together } from '../../../json-rpc/inOrder.ts'
import { finalityOf } from '../../history/finalityOf.ts'
import { createLogReader } from '../../history/logReader.ts'
import { knownWidth, rememberWidth } from '../../history/width.ts'
import { checkedHead } from '../../steps/checkedHead.ts'
import type { BlockNode } from '../blockNode.ts'
import { readOperators } from '../readOperators.ts'
import { approvalFilter, approvalsIn } from './approvalLogs.ts'
import { type Coverage, coverageOf, nothingSaved, type Sighting, sightingsOf } from './coverage.ts'
import { operatorDigest, walletDigest } from './digests.ts'
import { notBegun, operatorLost } from './gaps.ts'
import { readCoverage, type Scanning } from './readCoverage.ts'
import { witnessOf } from './witnessOf.ts'

/** `rpcs`: the one that the rest came from first. `until`: on the clock of `performance`, when the scan has to be at an end. */
export type ScanQuery = Pick<ApprovalsQuery, 'known' | 'saved' | 'keep' | 'progress' | 'positions' | 'burned'> & {
  chain: Chain
  rpcs: readonly RpcEndpoint[]
  wallet: Address
  head: bigint
  node: BlockNode
  until: number
}

/**
 * Operators that nobody knew of, from the events of the position manager; where one endpoint fails the next goes on. Each that was ever
 * seen is asked about at the block of the rest, and what the contract says there counts. Throws where not one block could be read.
 */
export async function scanOperators(tools: LpTools, query: ScanQuery, signal: AbortSignal): Promise<OperatorScan> {
  const { chain, wallet, head, until, saved, keep } = query
  const witness = await witnessOf(query)
  const coverage = coverageOf(provenBy(witness, saved), walletDigest(chain, wallet), head)
  const limit = AbortSignal.any([signal, AbortSignal.timeout(Math.max(1, Math.floor(until - performance.now())))])
  const gaps: Gap[] = []
  let answered = false
  for (const [n, rpc] of query.rpcs.entries()) {
    if (limit.aborted) break
    const scanning = scanningOf(tools, query, witness, rpc, limit)
    try {
      if (n > 0) await checkedHead({ positionManager: chain.positionManager, rpc, chain, ratios: [] }, 'latest', limit)
      await learnAddresses(scanning, coverage, query.known)
      await readCoverage(scanning, coverage)
      rememberWidth(tools.memory, rpc, scanning.logs.learned(), tools.now())
      return await confirmed(query, coverage, witness)
    } catch (error) {
      answered ||= scanning.logs.answered()
      if (limit.aborted) break
      gaps.push(error instanceof ReadFailure ? error.gap : gapFrom(error, rpc, chain))
      // Blocks of which a node kept events to itself are as if they had not been read.
      if (gaps.at(-1)!.code === 'rpc-logs-withheld') {
        keep(nothingSaved(walletDigest(chain, wallet)))
        Object.assign(coverage, coverageOf(null, '', head))
        answered = false
      }
    }
  }
  if (!answered || coverage.to < coverage.from || namelessIn(coverage).length > 0) {
    throw gaps.length === 0 ? notBegun(chain) : new ReadFailure(gaps.length > 1 ? together(gaps, chain) : gaps[0]!)
  }
  return confirmed(query, coverage, witness)
}

/** What was read to its end without a witness is read again once there is one. */
const provenBy = (witness: string | null, saved: SavedOperators | null): SavedOperators | null =>
  saved !== null && witness !== null && !saved.witnessed && BigInt(saved.from) <= BigInt(saved.lowest) ? null : saved

function scanningOf(
  tools: LpTools,
  query: ScanQuery,
  witness: string | null,
  rpc: RpcEndpoint,
  signal: AbortSignal,
): Scanning {
  const { chain, wallet, head, keep, progress, until } = query
  const patience = Math.max(1_000, Math.floor(tools.timeout / (query.rpcs.length + 1)))
  return {
    ...{ chain, rpc, wallet, head, signal, keep, progress, witness },
    logs: createLogReader(rpc, signal, { known: knownWidth(tools.memory, rpc), patience }),
    final: head - finalityOf(chain),
    isOver: () => performance.now() >= until,
  }
}

/** Approved, as far as is known, and known by digest alone. */
const namelessIn = (coverage: Coverage): Sighting[] =>
  sightingsOf(coverage).filter(({ operator, approved }) => operator === null && approved)

/** Finds out who an operator is of whom an earlier run left a digest: one that is known here, or the one of that block's logs. */
async function learnAddresses(
  { chain, rpc, wallet, logs }: Scanning,
  coverage: Coverage,
  known: ApprovalsQuery['known'],
): Promise<void> {
  const digestOf = (operator: Address) => operatorDigest(chain, wallet, operator)
  for (const sighting of namelessIn(coverage)) {
    const { digest, block } = sighting
    const isIt = (operator: Address) => digestOf(operator) === digest
    sighting.operator = known.find(({ address }) => isIt(address))?.address ?? null
    if (sighting.operator !== null) continue
    const found = await logs.ask(approvalFilter(chain.positionManager, wallet, null), block, block)
    const own = approvalsIn(found, wallet).find(({ operator }) => isIt(operator))
    if (own === undefined) throw operatorLost(chain, rpc, block)
    sighting.operator = own.operator
  }
}

/** Events may lie, either way: of each address that was seen the position manager itself is asked. */
async function confirmed(
  { chain, wallet, node }: ScanQuery,
  coverage: Coverage,
  witness: string | null,
): Promise<OperatorScan> {
  const seen = sightingsOf(coverage).flatMap(({ operator }) => operator ?? [])
  const said = await readOperators(node, chain.positionManager, wallet, seen)
  return {
    lowest: String(coverage.lowest),
    from: String(coverage.from),
    to: String(coverage.to),
    approved: said.flatMap(({ operator, approved }) => (approved ? operator : [])).sort(),
    ...(witness === null && { unwitnessed: true }),
  }
}
