import type { ActionContext } from '../../domain/actionContext.ts'
import type { Chain } from '../../domain/chain.ts'
import { chainFrom } from '../words/chain.ts'
import { chooseChain } from './chooseChain.ts'
import type { AddOptions } from './options.ts'
import type { Place } from './seek.ts'

/**
 * On which chains to look. Whoever runs a public endpoint learns which wallet is looked at: beyond the chains with an RPC of
 * the person's own, that is asked, not taken for granted. `named`: the chain, where a flag or a link said it; `kept`: what was
 * answered before.
 */
export async function askWhere(
  context: ActionContext,
  options: AddOptions,
  named: string | null,
  kept: string | null,
): Promise<{ places: readonly Place[]; answer: string | null }> {
  const { chains, settings } = context
  if (named !== null) return { places: [await one(context, options, chainFrom(context, named))], answer: kept }
  const all = chains.all()
  const own = all.filter(({ name }) => settings.rpcs()[name] !== undefined)
  const others = all.length - own.length
  context.say('\nWhoever runs a public endpoint sees what is looked at. Your own: hedge rpc set')
  const answer = await context.prompt.choose<string>({
    message: 'Where to look?',
    choices: [
      ...(own.length > 0 ? [{ name: `where an RPC of yours is set: ${titles(own)}`, value: withOwn }] : []),
      { name: `on all ${all.length} chains known here, ${others} of them by public endpoints`, value: everywhere },
      ...all.map(chain => ({ name: `on ${chain.title}${own.includes(chain) ? '' : ' (public)'}`, value: chain.name })),
    ],
    ...(kept === null ? {} : { default: kept }),
  })
  if (answer === withOwn || answer === everywhere) {
    return { places: (answer === withOwn ? own : all).map(chain => ({ chain, rpcs: null })), answer }
  }
  return { places: [await one(context, options, chainFrom(context, answer))], answer }
}

/** No chain has these names. */
const withOwn = '(own)'
const everywhere = '(all)'

const titles = (chains: readonly Chain[]): string => {
  const first = chains.slice(0, 4).map(({ title }) => title)
  return chains.length > 4 ? `${first.join(', ')} and ${chains.length - 4} more` : first.join(', ')
}

async function one(context: ActionContext, options: AddOptions, chain: Chain): Promise<Place> {
  const place = await chooseChain(context, { ...options, chain: chain.name })
  if (place.rpcs.some(({ own }) => !own)) {
    context.say(`Note: ${chain.title} is asked by public endpoints, which see what is looked at.`)
  }
  return place
}
