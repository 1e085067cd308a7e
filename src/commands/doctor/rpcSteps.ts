import type { ChainHeads, HeadReading, Step, Trials } from '../../domain/doctorFacts.ts'
import { fail, failedBy, pass, stepOf } from './step.ts'

/** Seconds. The slowest chain known here makes a block every twelve. */
const late = 120

/** A step a chain: each endpoint of one's own must be right, of public ones one is enough. */
export const rpcSteps = (chains: Trials['chains']): Step[] =>
  'gap' in chains ? [failedBy('rpc', 'RPC', chains.gap)] : chains.ok.map(rpcStep)

function rpcStep({ chain, chainId, read }: ChainHeads): Step {
  const [id, title] = [`rpc ${chain}`, `RPC of ${chain}`]
  return stepOf(id, title, read, heads => {
    const judged = heads.map(head => ({ own: head.own, ...judge(chain, chainId, head) }))
    const wrong = judged.filter(({ problem }) => problem !== null)
    const fails = judged.length === 0 || wrong.length === judged.length || wrong.some(({ own }) => own)
    const words = [...new Set(judged.map(({ problem, detail }) => problem ?? detail))].join('; ')
    if (!fails) return pass(id, title, words)
    return fail(id, title, words === '' ? 'no endpoint is known' : words, wrong[0]?.mend ?? `hedge rpc set ${chain}`)
  })
}

type Judged = { problem: string | null; detail: string; mend: string }

function judge(chain: string, chainId: number, { label, head }: HeadReading): Judged {
  if ('gap' in head) return { problem: head.gap.message, detail: '', mend: head.gap.hint }
  const mend = `hedge rpc set ${chain}`
  const { block, timestamp, askedAt } = head.ok
  if (head.ok.chainId !== chainId) {
    return { problem: `${label} is of another chain: id ${head.ok.chainId}, not ${chainId}`, detail: '', mend }
  }
  const lag = Math.round(Date.parse(askedAt) / 1000 - Number(timestamp))
  const words = `block ${block}${lag > 0 ? `, ${lag} s old` : ''}`
  return { problem: lag > late ? `${label} is behind: ${words}` : null, detail: words, mend: `hedge rpc test ${chain}` }
}
