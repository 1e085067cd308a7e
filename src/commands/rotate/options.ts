import type { Parsed } from '../../domain/command.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { mostRpcs } from '../../domain/rpcKey.ts'
import { badOption, flagOption, textOption } from '../words/options.ts'

export type RotateOptions =
  | { what: 'list' }
  | { what: 'vault'; identityFile: string | null }
  | { what: 'notify'; target: string }
  /** A chain is named by `rpc CHAIN`; a lone word is a hedge, or a chain where no hedge is called that. */
  | { what: 'rpc'; chain: string; word: string | null; place: number | null; insecureHttp: boolean }

export function readRotateOptions(parsed: Parsed): RotateOptions {
  const [what, chain] = parsed.operands
  const identityFile = textOption(parsed, 'identity')
  const place = textOption(parsed, 'place')
  const insecureHttp = flagOption(parsed, 'insecureHttp')
  if (place !== null && !(/^\d$/.test(place) && Number(place) >= 1 && Number(place) <= mostRpcs)) {
    throw badOption('rotate', 'place', place, `a number from 1 to ${mostRpcs}`)
  }
  if (identityFile !== null && what !== 'vault') throw usage('--identity goes with: hedge rotate vault')
  if ((place !== null || insecureHttp) && (what === undefined || what === 'vault' || what === 'notify')) {
    throw usage('--place and --insecure-http go with: hedge rotate rpc CHAIN')
  }
  if (what === 'notify') {
    if (chain === undefined) throw usage('of which target? hedge rotate shows what there is')
    return { what, target: chain }
  }
  if (chain !== undefined && what !== 'rpc') {
    throw usage('two words are: hedge rotate rpc CHAIN, or: hedge rotate notify TARGET')
  }
  if (what === undefined) return { what: 'list' }
  if (what === 'vault') return { what, identityFile }
  if (what === 'rpc' && chain === undefined) throw usage('of which chain? hedge rotate shows what there is')
  const rpc = { what: 'rpc' as const, place: place === null ? null : Number(place), insecureHttp }
  return what === 'rpc' ? { ...rpc, chain: chain ?? '', word: null } : { ...rpc, chain: what, word: what }
}

const usage = (message: string): Failure => new Failure('usage', message, 'hedge rotate --help', exitCodes.usage)
