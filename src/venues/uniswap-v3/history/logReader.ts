import type { RpcEndpoint } from '../../../domain/endpoint.ts'
import { rpcRequest } from '../../json-rpc/rpcRequest.ts'
import type { Ahead } from './askAhead.ts'
import { type Log, type LogFilter, logsIn } from './log.ts'
import { narrower } from './narrower.ts'

/** The logs of whole blocks `from` to `to`. */
export type LogWindow = { from: bigint; to: bigint; logs: Log[] }

type Filters = (from: bigint, to: bigint) => readonly LogFilter[]

export type LogReader = {
  /** One request for exactly these blocks; throws the node's refusal. */
  ask(filter: LogFilter, from: bigint, to: bigint): Promise<Log[]>
  /**
   * All blocks from one to another, in order, in windows as wide as the node takes. `whole` false: the answer lacks what must
   * be in it, so that the window was too wide for the node, which did not say so.
   */
  read(filters: Filters, from: bigint, to: bigint, whole?: (window: LogWindow) => boolean): AsyncGenerator<LogWindow>
  /** The same, the newest blocks first; the logs of a window are in order. */
  back(filter: LogFilter, from: bigint, to: bigint, whole?: (window: LogWindow) => boolean): AsyncGenerator<LogWindow>
  /** Asks for these blocks now, and once; whoever asks for a part of them first is given that answer, where there is one. */
  early(filters: readonly LogFilter[], from: bigint, to: bigint): void
  /** One window from a block on, as wide as the node takes. */
  first(filter: LogFilter, from: bigint, to: bigint): Promise<LogWindow>
  /** Blocks in the next window; null where no limit was met yet. */
  width(): bigint | null
  /** Narrower windows from now on, and never as wide as what `failed`. */
  narrow(blocks: bigint, failed?: bigint): void
  /** The node answered with logs, or with none, at least once. */
  answered(): boolean
  /** The width that was found out; null where nothing was. */
  learned(): bigint | null
}

/** So many windows that were answered make the next one wider. */
const winsToGrow = 3
/** Windows under way at the same time once the width is settled. */
const lanes = 4

/**
 * Reads logs of one endpoint; `known` is the width that it was found to take before, `patience` milliseconds a request, `ahead` what
 * it was asked for already.
 */
export function createLogReader(
  rpc: RpcEndpoint,
  signal: AbortSignal,
  { known, patience, ahead = null }: { known: bigint | null; patience: number; ahead?: Ahead | null },
): LogReader {
  let width = known
  let ceiling: bigint | null = null
  let wins = 0
  let met = false
  let answered = false

  const asked: { key: string; from: bigint; to: bigint; logs: Promise<Log[] | null> }[] = []
  /** Of what was asked for early: each once, since whoever asks again wants it anew. */
  const taken = async (filter: LogFilter, from: bigint, to: bigint): Promise<Log[] | null> => {
    const key = JSON.stringify(filter)
    const at = asked.findIndex(each => each.key === key && each.from <= from && each.to >= to)
    if (at < 0) return null
    const [own] = asked.splice(at, 1)
    const logs = await own!.logs
    return logs?.filter(({ block }) => block >= from && block <= to) ?? null
  }

  const ask = async (filter: LogFilter, from: bigint, to: bigint) => {
    const early = (await taken(filter, from, to)) ?? (ahead === null ? null : await ahead.take(filter, from, to))
    answered ||= early !== null
    return early ?? askNow(filter, from, to)
  }

  const askNow = async (filter: LogFilter, from: bigint, to: bigint, tries?: number) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)])
    const params = [{ ...filter, fromBlock: `0x${from.toString(16)}`, toBlock: `0x${to.toString(16)}` }]
    const logs = logsIn(await rpcRequest(rpc, 'eth_getLogs', params, limit, tries), filter, from, to)
    answered = true
    return logs
  }

  const shrink = (asked: bigint, to: bigint, firm: boolean) => {
    met = true
    const failed = firm ? to + 1n : asked
    ceiling = ceiling === null || failed < ceiling ? failed : ceiling
    if (width === null || to < width) width = to
    wins = 0
  }

  const won = (asked: bigint) => {
    if (width === null || asked < width) return
    wins += 1
    if (wins < winsToGrow) return
    const most = ceiling === null ? width * 2n : (width + ceiling) / 2n
    const wider = most < width * 2n ? most : width * 2n
    if ((wider - width) * 8n < width) return
    width = wider
    wins = 0
    met = true
  }

  async function* read(
    filters: Filters,
    from: bigint,
    to: bigint,
    whole: (window: LogWindow) => boolean = () => true,
    most = lanes,
    backwards = false,
  ): AsyncGenerator<LogWindow> {
    const left = { from, to }
    while (left.from <= left.to) {
      const windowsOf = backwards ? windowsBefore : windowsFrom
      const windows = windowsOf(left.from, left.to, width, wins >= winsToGrow ? most : 1)
      const answers = await Promise.allSettled(
        windows.map(async window => {
          const asked = filters(window.from, window.to).map(filter => ask(filter, window.from, window.to))
          return { ...window, logs: (await Promise.all(asked)).flat() }
        }),
      )
      for (const [n, answer] of answers.entries()) {
        const asked = windows[n]!.to - windows[n]!.from + 1n
        if (answer.status === 'rejected') {
          const step = signal.aborted ? null : narrower(answer.reason, asked)
          if (step === null) throw answer.reason
          shrink(asked, step.blocks, step.firm)
          break
        }
        if (asked > 1n && !whole(answer.value)) {
          shrink(asked, asked / 2n, false)
          break
        }
        won(asked)
        yield answer.value
        if (backwards) left.to = windows[n]!.from - 1n
        else left.from = windows[n]!.to + 1n
      }
    }
  }

  return {
    ask,
    early(filters, from, to) {
      const ask = (filter: LogFilter) => askNow(filter, from, to, 1).catch(() => null)
      asked.push(...filters.map(filter => ({ key: JSON.stringify(filter), from, to, logs: ask(filter) })))
    },
    read,
    back: (filter, from, to, whole) => read(() => [filter], from, to, whole, lanes, true),
    async first(filter, from, to) {
      const { value } = await read(() => [filter], from, to, undefined, 1).next()
      return value ?? { from, to, logs: [] }
    },
    answered: () => answered,
    width: () => width,
    narrow(blocks, failed = blocks + 1n) {
      if (width === null || blocks < width) shrink(failed, blocks, false)
    },
    learned: () => (met ? width : null),
  }
}

type Windows = { from: bigint; to: bigint }[]

function windowsFrom(from: bigint, to: bigint, width: bigint | null, count: number): Windows {
  const windows = []
  for (let next = from; next <= to && windows.length < count; next = windows.at(-1)!.to + 1n) {
    const end = width === null ? to : next + width - 1n
    windows.push({ from: next, to: end < to ? end : to })
  }
  return windows
}

function windowsBefore(from: bigint, to: bigint, width: bigint | null, count: number): Windows {
  const windows: Windows = []
  for (let next = to; next >= from && windows.length < count; next = windows.at(-1)!.from - 1n) {
    const start = width === null ? from : next - width + 1n
    windows.push({ from: start > from ? start : from, to: next })
  }
  return windows
}
