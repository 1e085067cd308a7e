import type { ActionContext } from '../../domain/actionContext.ts'
import type { Address } from '../../domain/address.ts'
import { askWhat, type Sought } from './askWhat.ts'
import { askWhere } from './askWhere.ts'
import { type HeldAccount, heldAccounts } from './heldAccounts.ts'
import { noChain, noPositions, noSuchPosition } from './notFound.ts'
import type { AddOptions } from './options.ts'
import { perpsLine } from './perpsLine.ts'
import { type Found, type Place, seek } from './seek.ts'

/** What was found, and what was answered on the way, to be offered again. `accounts`: of the venue, by who holds positions. */
export type Findings = {
  found: readonly Found[]
  sought: Sought
  answers: { what?: string; where: string | null }
  accounts: ReadonlyMap<Address, readonly HeldAccount[]>
}

/**
 * Asks what to look for, and looks, until something is found. An address is asked about at Hyperliquid at the same time:
 * one that holds nothing here may be the account of the hedge, and is kept as such.
 */
export async function findPositions(
  context: ActionContext,
  options: AddOptions,
  kept: Findings['answers'],
): Promise<Findings> {
  const accounts = new Map<Address, readonly HeldAccount[]>()
  let { what, where } = kept
  for (;;) {
    const { sought, answer } = await askWhat(context, options, what)
    what = answer
    const asked = await askWhere(context, options, sought.chain, where)
    where = asked.answer
    const query = 'owner' in sought ? { owner: sought.owner } : { tokenIds: sought.tokenIds }
    const asking =
      'owner' in sought && options.account === null
        ? heldAccounts(context, options, sought.owner, 'the address that was pasted')
        : Promise.resolve([])
    const { found, looked } = await seek(context, asked.places, query, asking)
    const held = await asking
    if (held.length > 0 && 'owner' in sought) accounts.set(sought.owner, held)
    if (found.length > 0 && isWhole(sought, found)) {
      return { found, sought, accounts, answers: { ...(what === undefined ? {} : { what }), where } }
    }
    const nothing = await failureOf(context, sought, { places: asked.places, found, looked })
    // Flags would say the same again.
    if (answer === undefined) throw nothing
    context.say(nothing.message)
    // Where nothing could be looked at it may be there all the same.
    if (looked > 0) what = undefined
    const [account] = held
    if (account !== undefined) {
      context.say(
        `On Hyperliquid it is an account: ${perpsLine(account.perps)}. It will be offered as the one of this hedge.`,
      )
    }
  }
}

/** Ids of flags have to be there all. */
const isWhole = (sought: Sought, found: readonly Found[]): boolean =>
  'owner' in sought || sought.tokenIds.length === 1 || found.every(({ snapshot }) => snapshot.unknownIds.length === 0)

type Looked = { places: readonly Place[]; found: readonly Found[]; looked: number }

async function failureOf(context: ActionContext, sought: Sought, { places, found, looked }: Looked) {
  if (looked === 0) return noChain()
  const chain = places.length === 1 ? (places[0]?.chain.name ?? null) : null
  const where = chain ?? `any of the chains looked at (${looked})`
  if ('owner' in sought) return noPositions(await context.checksummed(sought.owner), where, chain)
  return noSuchPosition(found[0]?.snapshot.unknownIds ?? sought.tokenIds, where)
}
