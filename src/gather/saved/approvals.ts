import type { Approvals, CodeAt, OperatorScan } from '../../domain/approvals.ts'
import type { ApprovalReading } from '../../domain/artifacts.ts'
import {
  array,
  boolean,
  integer,
  nullable,
  object,
  oneOf,
  optional,
  type Reader,
  ShapeFailure,
  where,
} from '../../domain/shape.ts'
import { block } from '../../state/history/shapes.ts'
import { address, chainName, printable, read, uint } from './words.ts'

const code: Reader<CodeAt> = (value, path) => {
  const { kind } = object({ kind: oneOf('none', 'contract', 'delegated') })(value, path)
  return kind === 'delegated' ? { kind, to: object({ to: address })(value, path).to } : { kind }
}

/** Blocks that end before they begin would be none, and read as all. */
const scan: Reader<OperatorScan> = (value, path) => {
  const { unwitnessed, ...told } = object({
    ...{ lowest: block, from: block, to: block, approved: array(address) },
    unwitnessed: optional(boolean, false),
  })(value, path)
  const [lowest, from, to] = [told.lowest, told.from, told.to].map(Number) as [number, number, number]
  if (from < lowest || to < from) throw new ShapeFailure(path, 'has blocks in another order')
  return unwitnessed ? { ...told, unwitnessed } : told
}

const whole = object({
  chainId: where(integer, is => is > 0, 'a chain id'),
  block: object({ number: block, timestamp: where(uint, is => is.length <= 11, 'seconds since 1970') }),
  manager: object({ code, factory: nullable(address) }),
  wallet: read(object({ address, code })),
  positions: array(object({ tokenId: uint, owner: address, ownerCode: code, approved: nullable(address) })),
  burned: optional(array(uint), undefined),
  operators: read(array(object({ operator: address, approved: boolean }))),
  scan: read(scan),
  allowances: read(
    array(
      object({
        token: address,
        symbol: printable,
        decimals: nullable(where(integer, is => is >= 0 && is <= 255, 'a number of decimals')),
        spender: address,
        amount: nullable(uint),
      }),
    ),
  ),
})

/** What is absent stays absent. */
const approvals: Reader<Approvals> = (value, path) => {
  const { burned, ...rest } = whole(value, path)
  return burned === undefined ? rest : { ...rest, burned }
}

export const approvalReading: Reader<ApprovalReading> = object({
  subject: printable,
  chain: chainName,
  read: read(approvals),
})
