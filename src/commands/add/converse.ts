import type { ActionContext } from '../../domain/actionContext.ts'
import type { Address } from '../../domain/address.ts'
import { dollar, noAsset } from '../../domain/assets.ts'
import { assetOfToken } from '../../domain/chain.ts'
import { Failure } from '../../domain/failure.ts'
import type { Hedge } from '../../domain/hedge.ts'
import { ratioWasRead } from '../../domain/lp.ts'
import type { WireMarket } from '../../domain/perp.ts'
import { checkShared } from './checkShared.ts'
import { type ChosenAccount, chooseAccount } from './chooseAccount.ts'
import { proposeName } from './chooseName.ts'
import { fullyHedged } from './chooseTarget.ts'
import type { Decided } from './decided.ts'
import { type Findings, findPositions } from './findPositions.ts'
import { walk } from './goBack.ts'
import { heldAccounts } from './heldAccounts.ts'
import { type MappedAssets, mapAssets } from './mapAssets.ts'
import type { AddOptions } from './options.ts'
import { perpsLine } from './perpsLine.ts'
import { keysOf, type Picked, pickPositions } from './pickPositions.ts'
import { refuseEntry } from './refuseEntry.ts'
import { type Draft, review } from './review.ts'
import { tokensOf } from './tokensOf.ts'

/**
 * The same from a person as from flags: whatever a flag says is not asked, and each question comes with what was found so
 * far. `entry`: what was said of one position, which several cannot have.
 */
export async function converse(context: ActionContext, options: AddOptions, entry: Hedge['entry']): Promise<Decided> {
  context.say(
    'Only addresses are needed, and nothing is stored before the end.\n< goes back a question, Ctrl-C leaves.',
  )
  let findings: Findings | undefined
  let markets: readonly WireMarket[] | null = null
  let picked: Picked | undefined
  let chosen: ChosenAccount | undefined
  let mapped: MappedAssets | undefined
  let sharedWith: readonly string[] = []
  let draft: Draft | undefined

  await walk(context, [
    async asking => {
      const reading = marketsOf(asking, options)
      findings = await findPositions(asking, options, findings?.answers ?? { where: null })
      markets = await reading
    },
    async asking => {
      picked = await pickPositions(asking, options, findings!, markets, picked === undefined ? [] : keysOf(picked))
      refuseEntry(entry, picked.tokenIds)
    },
    async asking => {
      chosen = await untilKnown(asking, options, await hintsOf(asking, options, findings!, picked!, chosen))
    },
    async asking => {
      const { found, tokenIds } = picked!
      mapped = await mapAssets(asking, options, found.chain, found.snapshot, tokenIds, chosen!.markets, mapped?.assets)
      sharedWith = await checkShared(asking, options, chosen!.account, mapped.coins)
    },
    async asking => {
      const proposed = { name: proposeName(asking, symbolsOf(picked!, mapped!)), target: options.target ?? fullyHedged }
      const first = { ...proposed, ...(options.name === null ? {} : { name: options.name }) }
      const keep = (changed: Draft) => {
        draft = changed
      }
      keep(await review(asking, draft ?? first, await overviewOf(asking, options, picked!, chosen!, mapped!), keep))
    },
  ])
  const { found, tokenIds, wallet } = picked!
  const { account, role, proof } = chosen!
  const { assets, coins } = mapped!
  const { chain, newRpc } = found
  return { chain, newRpc, tokenIds, wallet, account, role, proof, assets, coins, sharedWith, ...draft! }
}

/** Prices, to show what positions are worth; without them they are shown all the same. */
const marketsOf = (context: ActionContext, { testnet }: AddOptions): Promise<readonly WireMarket[] | null> =>
  context
    .perpVenue(testnet ? 'testnet' : 'mainnet')
    .then(venue => venue.readMarkets('', context.deadline()))
    .catch(() => null)

async function hintsOf(
  context: ActionContext,
  options: AddOptions,
  { accounts }: Findings,
  { found, tokenIds, wallet }: Picked,
  before: ChosenAccount | undefined,
) {
  const pasted = [...accounts.values()].flat()
  const held =
    options.account !== null || accounts.has(wallet)
      ? []
      : await context.progress(
          'Asking Hyperliquid about the wallet',
          heldAccounts(context, options, wallet, 'the wallet of the positions'),
        )
  const offered = [...new Map([...held, ...pasted].map(each => [each.address, each])).values()]
  return { offered, assets: assetsOf(found, tokenIds, {}).map(([, asset]) => asset), kept: before?.account ?? null }
}

/** One that was typed and that the venue does not know is asked for again; from a flag it would be the same again. */
async function untilKnown(context: ActionContext, options: AddOptions, hints: Parameters<typeof chooseAccount>[2]) {
  for (;;) {
    try {
      return await chooseAccount(context, options, hints)
    } catch (error) {
      if (options.account !== null || !(error instanceof Failure) || error.code !== 'unknown-account') throw error
      context.say(`${error.message}; ${error.hint}.`)
    }
  }
}

async function overviewOf(
  context: ActionContext,
  options: AddOptions,
  { found, tokenIds, wallet }: Picked,
  { account, role }: ChosenAccount,
  { assets, coins }: MappedAssets,
) {
  const [own] = await context.progress(
    'Asking Hyperliquid about its perps',
    heldAccounts(context, options, account, role),
  )
  const ids = tokenIds === 'all' ? 'all' : tokenIds.map(id => `#${id}`).join(', ')
  return {
    positions: `${ids} on ${found.chain.title}`,
    wallet: await context.checksummed(wallet),
    account: await context.checksummed(account),
    perps: own === undefined ? role : perpsLine(own.perps),
    coins,
    assets: assetsOf(found, tokenIds, assets),
    dryRun: options.dryRun,
  }
}

/** What each token of the positions stands for, as far as it is known. */
const assetsOf = (
  { chain, snapshot }: Picked['found'],
  tokenIds: Picked['tokenIds'],
  said: Readonly<Record<Address, string>>,
): (readonly [symbol: string, asset: string])[] =>
  tokensOf(snapshot, tokenIds).held.map(token => [
    token.symbol,
    said[token.address] ?? assetOfToken(chain, token.address, ratioWasRead(token)) ?? noAsset,
  ])

/** What is hedged before what it is priced in. */
function symbolsOf({ found, tokenIds }: Picked, { assets, symbols }: MappedAssets): readonly string[] {
  const held = assetsOf(found, tokenIds, assets)
  const dollars = held.filter(([, asset]) => asset === dollar)
  const all = [...held.filter(([, asset]) => asset !== dollar), ...dollars].map(([symbol]) => symbol)
  return all.length > 0 ? all : symbols
}
