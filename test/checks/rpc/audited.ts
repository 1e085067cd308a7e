import { rpc } from '../../../src/checks/rpc/index.ts'
import type { SecondReading } from '../../../src/domain/artifacts.ts'
import type { AnyCheck, Verdict } from '../../../src/domain/check.ts'
import type { Read } from '../../../src/domain/read.ts'
import type { RpcReading } from '../../../src/domain/rpcReading.ts'
import { gatheredAt, ok, seconds } from '../../support/artifacts.ts'

/** An endpoint of one's own about which there is nothing to say; a part is overridden by name. */
export const rpcOf = ({
  url = {},
  ...rest
}: Partial<Omit<RpcReading, 'url'>> & { url?: Partial<RpcReading['url']> } = {}): RpcReading => ({
  place: 1,
  label: 'base RPC',
  own: true,
  url: { scheme: 'https', loopback: false, userinfo: false, shared: false, keyed: true, ...url },
  setAt: gatheredAt,
  insecureHttp: false,
  proof: [],
  head: headOf(),
  signs: ok(false),
  namespaces: ok({ signing: [], admin: [], development: [], unknown: 0 }),
  ...rest,
})

/** The newest block, so many seconds old. */
export const headOf = (age = 2, chainId = 8453): RpcReading['head'] =>
  ok({ chainId, block: '1000', timestamp: String(seconds - age), askedAt: gatheredAt })

export const publicOf = (label: string, rest: Parameters<typeof rpcOf>[0] = {}) =>
  rpcOf({ own: false, label, setAt: null, proof: null, url: { shared: true, keyed: false }, ...rest })

export const ofTwo = (place: number, rest: Parameters<typeof rpcOf>[0] = {}) =>
  rpcOf({ place, label: `base RPC ${place} of 2`, ...rest })

const found = (id: string): AnyCheck => {
  const check = rpc.find(each => each.id === id)
  if (check === undefined) throw new Error(`there is no check ${id}`)
  return check
}

export const judged = (id: string, readings: readonly RpcReading[] | Read<RpcReading[]>): readonly Verdict[] => {
  const read = 'length' in readings ? ok([...readings]) : readings
  return found(id).run({ gatheredAt, rpcs: [{ chain: 'base', chainId: 8453, read }] })
}

/** As `subject: status severity: actual`, the severity as the check says where the verdict does not. */
export const said = (...asked: Parameters<typeof judged>): string[] =>
  judged(...asked).map(
    ({ subject, status, severity, actual }) =>
      `${subject}: ${status} ${severity ?? found(asked[0]).severity}: ${actual}`,
  )

export const second = (...readings: SecondReading[]): readonly Verdict[] =>
  found('rpc-second').run({ gatheredAt, seconds: readings })
