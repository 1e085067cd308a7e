import type { ActionContext } from '../../domain/actionContext.ts'
import { dollar, noAsset } from '../../domain/assets.ts'
import { Failure } from '../../domain/failure.ts'
import { chooseName } from './chooseName.ts'
import { chooseTarget } from './chooseTarget.ts'

/** What stands to be looked over once more; `name` and `target` are proposals until then. */
export type Draft = { name: string; target: string }

export type Overview = {
  positions: string
  wallet: string
  account: string
  perps: string
  coins: readonly string[]
  /** Symbol and what it stands for. */
  assets: readonly (readonly [symbol: string, asset: string])[]
  dryRun: boolean
}

/** Shows all of it, with name and target as proposed, and lets each be changed before it is stored. `keep` hears of each change. */
export async function review(
  context: ActionContext,
  draft: Draft,
  overview: Overview,
  keep: (changed: Draft) => void,
): Promise<Draft> {
  const { dryRun } = overview
  let { name, target } = draft
  for (;;) {
    context.say(linesOf({ name, target }, overview).join('\n'))
    const chosen = await context.prompt.choose<'store' | 'name' | 'target' | 'leave'>({
      message: dryRun ? `Is ${name} right?` : `Store ${name}?`,
      choices: [
        { name: dryRun ? 'yes, show what would be stored' : 'yes, and show its first status', value: 'store' },
        { name: 'another name', value: 'name' },
        { name: 'another target', value: 'target' },
        { name: 'no, store nothing', value: 'leave' },
      ],
    })
    if (chosen === 'store') return { name, target }
    if (chosen === 'leave') throw new Failure('left', 'nothing was stored', 'hedge add')
    if (chosen === 'name') name = await chooseName(context, name)
    else target = await chooseTarget(context, target)
    keep({ name, target })
  }
}

function linesOf({ name, target }: Draft, { positions, wallet, account, perps, coins, assets }: Overview): string[] {
  return [
    '',
    `  name       ${name}`,
    `  positions  ${positions}`,
    `  wallet     ${wallet}`,
    `  account    ${account}`,
    `  perps      ${perps}`,
    `  tokens     ${assets.map(([symbol, asset]) => `${symbol} counts as ${inWords(asset)}`).join(', ')}`,
    `  hedged by  ${coins.length === 0 ? 'nothing: no perp for any of it' : `the ${coins.join(' and ')} perp${coins.length === 1 ? '' : 's'}`}`,
    `  target     ${target}: ${aim(target)}`,
    '',
    'Nothing is stored yet. Name and target are proposals; both can be changed.',
  ]
}

const inWords = (asset: string): string => (asset === dollar ? 'a dollar' : asset === noAsset ? 'nothing' : asset)

const aim = (target: string): string =>
  Number(target) === 1 ? 'short as much as the positions hold' : `short ${target} times what the positions hold`
