import type { ActionContext } from '../../domain/actionContext.ts'
import type { Outcome } from '../../domain/command.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import type { Hedge } from '../../domain/hedge.ts'
import { addressFrom } from '../words/address.ts'
import { sweepPending } from '../words/sweepPending.ts'
import { checkShared } from './checkShared.ts'
import { chooseAccount } from './chooseAccount.ts'
import { chooseChain } from './chooseChain.ts'
import { proposeName } from './chooseName.ts'
import { choosePositions } from './choosePositions.ts'
import { fullyHedged } from './chooseTarget.ts'
import { converse } from './converse.ts'
import type { Decided } from './decided.ts'
import { dryRun } from './dryRun.ts'
import { mapAssets } from './mapAssets.ts'
import type { AddOptions } from './options.ts'
import { refuseEntry } from './refuseEntry.ts'
import { refuseTaken } from './refuseTaken.ts'
import { storeHedge } from './storeHedge.ts'
import { whatNext } from './whatNext.ts'

/**
 * From nothing to the first status. Everything is read and proved before anything is stored; what is stored is stored
 * whole or not at all.
 */
export async function addHedge(context: ActionContext, options: AddOptions): Promise<Outcome | undefined> {
  const { hedge, ...secrets } = await decide(context, options).catch(error => {
    throw context.signal.aborted ? new Failure('left', 'left before the end; nothing was stored', 'hedge add') : error
  })
  if (options.dryRun) return dryRun(hedge, secrets.wallet, secrets.account)
  await storeHedge(context, hedge, secrets)
  const checks = hedge.proof?.length ?? 0
  context.say(`Added ${hedge.name}. Its account was checked in ${checks} ways: hedge list --json.`)
  if (!context.interactive) context.say(`Next: hedge status ${hedge.name}, hedge status --json, hedge list.`)
  const shown = await context.showStatus([hedge.name])
  return context.interactive ? { ...shown, sections: [...shown.sections, whatNext(hedge.name)] } : shown
}

/** Reads, asks and proves; stores nothing of the hedge. */
async function decide(context: ActionContext, options: AddOptions) {
  if (!context.interactive) requireFlags(options)
  if (options.all || options.positions.length > 1) {
    refuseEntry(entryOf(options).entry, options.all ? 'all' : options.positions)
  }
  if (options.name !== null) refuseTaken(context, options.name)
  if (options.since !== null && Date.parse(options.since) > context.now().getTime()) {
    throw new Failure('bad-option', '--since is in the future', 'give the day the hedge began', exitCodes.usage)
  }
  await checkAddresses(context, options)
  if (!options.dryRun) await sweepPending(context)
  const { entry } = entryOf(options)
  const decided = context.interactive
    ? await converse(context, options, entry)
    : await fromFlags(context, options, entry)
  const { chain, newRpc, name, tokenIds, wallet, account, role, proof, assets, coins, sharedWith, target } = decided
  const hedge: Hedge = {
    id: context.newId(),
    name,
    chain: chain.name,
    tokenIds,
    assets,
    coins,
    shared: sharedWith.length > 0,
    ...(sharedWith.length > 0 ? { sharedWith } : {}),
    target,
    testnet: options.testnet,
    ...(options.subAccounts ? { subAccounts: true as const } : {}),
    role,
    createdAt: context.now().toISOString(),
    ...(options.since === null ? {} : { since: options.since }),
    ...(entry === undefined ? {} : { entry }),
    ...(proof === undefined ? {} : { proof }),
  }
  return { hedge, wallet, account, newRpc }
}

/** What is no address is refused before anybody is asked about it. */
async function checkAddresses(context: ActionContext, { wallet, account, testnet }: AddOptions): Promise<void> {
  if (wallet !== null) await addressFrom(context, wallet, '--wallet')
  if (account !== null) await addressFrom(context, account, '--account', testnet ? 'testnet' : 'mainnet')
}

/** Without a person to ask, all that is missing is said at once. */
function requireFlags(options: AddOptions): void {
  const missing = [
    options.chain === null ? '--chain NAME' : null,
    options.positions.length === 0 && options.wallet === null ? '--position ID (or --wallet 0x…)' : null,
    options.account === null ? '--account 0x…' : null,
  ].filter(flag => flag !== null)
  if (missing.length === 0) return
  throw new Failure(
    'usage',
    `there is nobody to ask, and these are missing: ${missing.join(', ')}`,
    'hedge add eth-usdc --chain arbitrum --position 1234567 --account 0xYOURACCOUNT',
    exitCodes.usage,
  )
}

async function fromFlags(context: ActionContext, options: AddOptions, entry: Hedge['entry']): Promise<Decided> {
  const { chain, rpcs, newRpc } = await chooseChain(context, options)
  const { snapshot, tokenIds, wallet } = await choosePositions(context, options, chain, rpcs)
  refuseEntry(entry, tokenIds)
  const { account, role, markets, proof } = await chooseAccount(context, options, {
    offered: [],
    assets: [],
    kept: null,
  })
  const { assets, coins, symbols } = await mapAssets(context, options, chain, snapshot, tokenIds, markets)
  const sharedWith = await checkShared(context, options, account, coins)
  const target = options.target ?? fullyHedged
  const name = options.name ?? proposeName(context, symbols)
  return { chain, newRpc, tokenIds, wallet, account, role, proof, assets, coins, sharedWith, target, name }
}

const entryOf = ({ entryPrice, deposit }: AddOptions): Pick<Hedge, 'entry'> =>
  entryPrice === null && Object.keys(deposit).length === 0
    ? {}
    : {
        entry: {
          ...(entryPrice === null ? {} : { price: entryPrice }),
          ...(Object.keys(deposit).length === 0 ? {} : { deposit: deposit as Record<`0x${string}`, string> }),
        },
      }
