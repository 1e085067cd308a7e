import type { AnyCheck } from '../../domain/check.ts'
import { rpcChain } from './rpc-chain.ts'
import { rpcHttps } from './rpc-https.ts'
import { rpcLag } from './rpc-lag.ts'
import { rpcReachable } from './rpc-reachable.ts'
import { rpcSecond } from './rpc-second.ts'
import { rpcShared } from './rpc-shared.ts'
import { rpcSigning } from './rpc-signing.ts'
import { rpcUserinfo } from './rpc-userinfo.ts'

export const rpc: readonly AnyCheck[] = [
  rpcChain,
  rpcHttps,
  rpcSigning,
  rpcLag,
  rpcSecond,
  rpcShared,
  rpcReachable,
  rpcUserinfo,
]
