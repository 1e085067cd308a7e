import type { ActionContext } from '../../domain/actionContext.ts'
import type { Outcome } from '../../domain/command.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { sweepPending } from '../words/sweepPending.ts'
import { listKeys } from './listKeys.ts'
import type { RotateOptions } from './options.ts'
import { rotateAccount } from './rotateAccount.ts'
import { rotateRpc } from './rotateRpc.ts'
import { rotateVault } from './rotateVault.ts'
import { rotateWebhook } from './rotateWebhook.ts'

export async function rotate(context: ActionContext, options: RotateOptions): Promise<Outcome> {
  if (options.what === 'list') return listKeys(context)
  if (options.what === 'vault') return rotateVault(context, options.identityFile)
  if (options.what === 'notify') {
    await sweepPending(context)
    return rotateWebhook(context, options.target)
  }
  const hedge = context.settings.hedges().find(({ name }) => name === options.word)
  if (hedge !== undefined) {
    if (options.place !== null || options.insecureHttp) throw noUrl(hedge.name, hedge.chain)
    return rotateAccount(context, hedge)
  }
  if (options.word !== null && context.chains.find(options.word) === null) throw unknown()
  await sweepPending(context)
  return rotateRpc(context, options)
}

const noUrl = (name: string, chain: string): Failure =>
  new Failure(
    'usage',
    `${name} is a hedge, and has no URL of its own: its chain has`,
    `hedge rotate rpc ${chain}`,
    exitCodes.usage,
  )

const unknown = (): Failure =>
  new Failure(
    'no-such-hedge',
    'nothing that can rotate is called that: no hedge, no chain, not vault',
    'hedge rotate',
    exitCodes.missing,
  )
