import type { Quirks } from './quirks.ts'

const reads = [
  'eth_blockNumber',
  'eth_call',
  'eth_chainId',
  'eth_getBlockByNumber',
  'eth_getCode',
  'eth_getLogs',
  'eth_getTransactionByHash',
  'eth_getTransactionReceipt',
  'net_version',
  'web3_clientVersion',
]

/** What every node should be: nothing but reading gets through. */
export const onlyReads: Quirks = {
  refuse: ({ method }) =>
    reads.includes(method) ? null : { error: { code: -32601, message: `the method ${method} does not exist` } },
}
