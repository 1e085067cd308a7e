import type { ActionContext } from '../../domain/actionContext.ts'
import type { Address } from '../../domain/address.ts'
import type { Hedge } from '../../domain/hedge.ts'
import type { WirePosition } from '../../domain/lp.ts'
import type { WireMarket } from '../../domain/perp.ts'
import type { Findings } from './findPositions.ts'
import { holderOf } from './holderOf.ts'
import type { AddOptions } from './options.ts'
import { type PositionCells, positionCells } from './positionCells.ts'
import type { Found } from './seek.ts'

export type Picked = { found: Found; tokenIds: Hedge['tokenIds']; wallet: Address }

/** Lets the person choose among what was found; what can only be one thing is taken, and said. */
export async function pickPositions(
  context: ActionContext,
  options: AddOptions,
  { found, sought }: Findings,
  markets: readonly WireMarket[] | null,
  kept: readonly string[],
): Promise<Picked> {
  const { lpReport } = await import('../status/judge.ts')
  const rows = rowsOf(found, 'tokenIds' in sought, (each, position) =>
    positionCells(each.chain, options.assets, each.snapshot, position, markets, lpReport),
  )
  const names = aligned(rows.map(({ cells }) => cells))
  const [only] = found
  if ('tokenIds' in sought && found.length === 1 && only !== undefined) {
    for (const name of names) context.say(name)
    return { found: only, tokenIds: sought.tokenIds, wallet: await holderOf(context, options, only.snapshot) }
  }
  if ('owner' in sought && options.all && found.length === 1 && only !== undefined) {
    return { found: only, tokenIds: 'all', wallet: sought.owner }
  }
  const open = rows.filter(({ closed }) => !closed)
  const choices = rows.map(({ key, cells }, index) => ({
    name: names[index]!,
    value: key,
    short: `${cells[0]} ${cells[1]}`,
    checked: kept.includes(key) || (kept.length === 0 && open.length === 1 && key === open[0]!.key),
  }))
  const whole = 'owner' in sought ? found.map(each => wholeWallet(each, found.length > 1)) : []
  context.say('\nOne hedge holds what one short covers, on one chain; most valuable first.')
  for (;;) {
    const chosen = await context.prompt.chooseMany<string>({
      message: 'Which positions belong to this hedge? (space selects, enter confirms)',
      choices: [...choices, ...whole.map(choice => ({ ...choice, checked: kept.includes(choice.value) }))],
    })
    const chains = found.filter(({ chain }) => chosen.some(key => key.startsWith(`${chain.name} `)))
    const [from] = chains
    if (from !== undefined && chains.length === 1) {
      const all = chosen.includes(keyOf(from, everything))
      const tokenIds = all ? 'all' : chosen.map(key => key.slice(from.chain.name.length + 1))
      return {
        found: from,
        tokenIds,
        wallet: 'owner' in sought ? sought.owner : await holderOf(context, options, from.snapshot),
      }
    }
    context.say('Those are on different chains: a hedge has one. The others can have one of their own.')
  }
}

/** What was chosen, in the words of the list. */
export const keysOf = ({ found, tokenIds }: Picked): string[] =>
  (tokenIds === 'all' ? [everything] : tokenIds).map(id => keyOf(found, id))

const everything = 'all'

const keyOf = ({ chain }: Found, id: string): string => `${chain.name} ${id}`

const wholeWallet = (found: Found, named: boolean) => ({
  name: `every position of this wallet${named ? ` on ${found.chain.title}` : ''}, now and later`,
  value: keyOf(found, everything),
})

/** What is worth most comes first, and what is closed last. */
function rowsOf(
  found: readonly Found[],
  withOwner: boolean,
  cellsOf: (each: Found, position: WirePosition) => PositionCells,
) {
  const rows = found.flatMap(each =>
    each.snapshot.positions.map(position => {
      const { cells, ...row } = cellsOf(each, position)
      // A number alone is that of somebody's position on every chain.
      const owner = withOwner ? [`held by ${position.owner.slice(0, 6)}…${position.owner.slice(-4)}`] : []
      const where = found.length > 1 ? [each.chain.title, ...owner] : []
      return { ...row, key: keyOf(each, position.tokenId), cells: [...cells, ...where] }
    }),
  )
  return rows.sort((a, b) => Number(a.closed) - Number(b.closed) || (b.usd ?? -1) - (a.usd ?? -1))
}

/** Cells under each other, two blanks apart. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const cells of rows) {
    for (const [at, cell] of cells.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length)
  }
  return rows.map(cells =>
    cells
      .map((cell, at) => (cell.startsWith('$') ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
      .join('  ')
      .trimEnd(),
  )
}
