export type Call = { id: number; method: string; params: unknown[] }
export type Answer = {
  jsonrpc?: string
  id?: unknown
  result?: unknown
  error?: { code?: number; message: string; data?: unknown }
}
export type Body = { status?: number; headers?: Record<string, string>; text: string; drop?: boolean }

/** What is odd about a node; `n` counts its HTTP requests from 1. */
export type Quirks = {
  /** Milliseconds before each answer. */
  delay?: number
  /** Bytes of a request's body. */
  requestCap?: number
  /** Requests in one body; 0: none at all. */
  batchCap?: number
  /** Answers 429 to so many requests at first. */
  tooMany?: number
  /** Answers in place of the node. */
  refuse?: (call: Call, n: number) => Pick<Answer, 'result' | 'error'> | null
  ask?: (call: Call, n: number) => Call
  answer?: (answer: Answer, call: Call, n: number) => Answer
  body?: (text: string, n: number) => Body
}

/** Some of several at once, each where the one before it has nothing to say. */
export function together(...all: Quirks[]): Quirks {
  return {
    ...Object.assign({}, ...all),
    refuse: (call, n) => {
      for (const { refuse } of all) {
        const refusal = refuse?.(call, n)
        if (refusal) return refusal
      }
      return null
    },
    ask: (call, n) => all.reduce((asked, { ask }) => ask?.(asked, n) ?? asked, call),
    answer: (answer, call, n) => all.reduce((said, quirk) => quirk.answer?.(said, call, n) ?? said, answer),
  }
}

export function throttled(
  { requestCap, batchCap, tooMany = 0 }: Quirks,
  text: string,
  batch: number | null,
  n: number,
) {
  const error = (message: string) => JSON.stringify({ jsonrpc: '2.0', id: null, error: { code: -32600, message } })
  if (n <= tooMany) return { status: 429, text: error('Too Many Requests') }
  if (requestCap && text.length > requestCap) return { status: 413, text: '<html>Request Entity Too Large</html>' }
  if (batch !== null && batchCap !== undefined && batch > batchCap) return { text: error('batch is too big') }
  return null
}

export const spoil = ({ body }: Quirks, text: string, n: number): Body => body?.(text, n) ?? { text }

const isCreate = ({ method, params }: Call): boolean =>
  method === 'eth_call' && !('to' in (params[0] as Record<string, unknown>))

const multicall3 = '0xca11bde05977b3631167028862be2a173976ca11'
const toMulticall3 = ({ params }: Call): boolean =>
  params[0] === multicall3 || (params[0] as { to?: string } | undefined)?.to === multicall3

/** A block parameter, wherever the method has it. */
function atBlock(call: Call, block: string): Call {
  if (call.method === 'eth_getBlockByNumber') return { ...call, params: [block, call.params[1]] }
  if (['eth_call', 'eth_getCode'].includes(call.method)) return { ...call, params: [call.params[0], block] }
  return call
}

/** One oddity a name; each is somebody's real node, or somebody's bad day. */
export const oddities = {
  refusesCreate: {
    refuse: call => (isCreate(call) ? { error: { code: -32602, message: 'missing field `to`' } } : null),
  },
  ignoresCreate: { refuse: call => (isCreate(call) ? { result: '0x' } : null) },
  stripsReverts: {
    answer: answer => (answer.error?.data ? { ...answer, error: { code: 3, message: 'execution reverted' } } : answer),
  },
  noMulticall3: { refuse: call => (toMulticall3(call) ? { result: '0x' } : null) },
  noBatch: { batchCap: 0 },
} satisfies Record<string, Quirks>

/** What a call may use: an `eth_call` that names no gas is given this. */
export const gasCap = (gas: number): Quirks => ({
  ask: call =>
    call.method === 'eth_call'
      ? { ...call, params: [{ ...(call.params[0] as object), gas: `0x${gas.toString(16)}` }, call.params[1]] }
      : call,
})

export const responseCap = (bytes: number): Quirks => ({
  answer: answer =>
    JSON.stringify(answer).length > bytes
      ? { jsonrpc: '2.0', id: answer.id, error: { code: -32003, message: 'response size exceeded the limit' } }
      : answer,
})

/** Everything newest is as it was then. */
export const staleAt = (block: string): Quirks => ({
  ask: call => (call.params.includes('latest') ? atBlock(call, block) : call),
})

/** Every other request is answered from another block, whichever was asked for. */
export const mixing = (block: string): Quirks => ({ ask: (call, n) => (n % 2 === 0 ? atBlock(call, block) : call) })

/** A change of one answer's text, whichever it is. */
export const bodyOf = (change: (text: string, n: number) => Body): Quirks => ({ body: change })
