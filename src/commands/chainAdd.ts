import type { Address } from '../domain/address.ts'
import { dollar } from '../domain/assets.ts'
import type { Chain } from '../domain/chain.ts'
import { defineAction, type Parsed } from '../domain/command.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import { commandWords } from '../domain/hedge.ts'
import { addressFrom } from './words/address.ts'
import { badOption, flagOption, listOption, textOption } from './words/options.ts'
import { proveRpc } from './words/proveRpc.ts'
import { OldUrlLeft, storeRpc } from './words/storeRpc.ts'

export const chainAdd = defineAction({
  name: 'chain add',
  summary: 'add a chain or a V3-compatible deployment of your own',
  operands: '<name>',
  options: [
    { flags: '--chain-id <number>', description: 'the chain id the RPC must answer' },
    {
      flags: '--position-manager <address>',
      description: 'the NonfungiblePositionManager; its factory is read from it',
    },
    { flags: '--stable <address...>', description: 'tokens that count as one dollar' },
    {
      flags: '--wrapped-native <address>',
      description: 'the token that stands for ETH (default: what the manager says)',
    },
    { flags: '--rpc-stdin', description: 'read the RPC URL from standard input' },
    { flags: '--insecure-http', description: 'accept plain http beyond this machine' },
    { flags: '--explorer <url>', description: "the chain's block explorer" },
  ],
  examples: [
    'printf %s "$URL" | hedge chain add hyperswap --chain-id 999 --position-manager 0x… --rpc-stdin',
    'echo http://127.0.0.1:8545 | hedge chain add local --chain-id 31337 --position-manager 0x… --stable 0x… --rpc-stdin',
  ],
  read: readOptions,
  run: async (context, options) => {
    const { name } = options
    if (context.chains.builtIn(name)) {
      throw new Failure('name-taken', `${name} is built in`, 'hedge chain add ANOTHER-NAME …', exitCodes.usage)
    }
    const refusal = context.chains.refusal(String(options.chainId))
    if (refusal !== null) throw new Failure('refused-chain', refusal, 'hedge chain list', exitCodes.usage)
    if (context.settings.hedges().some(hedge => hedge.name === name)) {
      throw new Failure('name-taken', `a hedge is named ${name}`, 'hedge chain add ANOTHER-NAME …', exitCodes.usage)
    }
    const positionManager = await addressFrom(context, options.positionManager, '--position-manager')
    const stables = await Promise.all(options.stables.map(text => addressFrom(context, text, '--stable')))
    const native =
      options.wrappedNative === null ? null : await addressFrom(context, options.wrappedNative, '--wrapped-native')
    if (!options.rpcStdin && !context.interactive) {
      throw new Failure(
        'usage',
        'the RPC URL is missing',
        `printf %s "$URL" | hedge chain add ${name} … --rpc-stdin`,
        exitCodes.usage,
      )
    }
    const url = options.rpcStdin
      ? await context.readSecretFromStdin('the RPC URL')
      : await context.prompt.secret({ message: `RPC URL of ${name} (hidden)` })
    const { chainId, insecureHttp } = options
    const proved = await proveRpc(context, url, { chain: name, chainId, positionManager, factory: null, insecureHttp })
    const chain: Chain = {
      name,
      title: name,
      chainId,
      protocol: 'uniswap-v3',
      positionManager,
      factory: proved.factory,
      wrappedNative: native ?? proved.wrappedNative,
      tokens: tokensOf(stables, native),
      publicRpcs: [],
      explorer: options.explorer,
      source: 'added by the user',
    }
    // The chain first: a kill in between leaves one without a URL, which `rpc set` and `chain remove` both mend.
    const before = context.chains.find(name)
    await context.settings.addChain(chain)
    try {
      await storeRpc(context, name, { ...proved, url })
    } catch (error) {
      if (error instanceof OldUrlLeft) throw error
      await (before === null ? context.settings.removeChain(name) : context.settings.addChain(before))
      throw error
    }
    return {
      report: { schema: 'hedge.chain-add/1', chain },
      sections: [
        {
          kind: 'lines',
          lines: [`Added ${name}: chain ${chainId}, factory ${chain.factory}, block ${proved.block.number}.`],
        },
      ],
    }
  },
})

/** The native token is ETH only where the person says so: HyperEVM's is HYPE, and a manager names it without saying what it is. */
const tokensOf = (stables: readonly Address[], native: Address | null): Chain['tokens'] => [
  ...stables.map(address => ({ address, symbol: dollar, asset: dollar })),
  ...(native === null ? [] : [{ address: native, symbol: 'WETH', asset: 'ETH' }]),
]

function readOptions(parsed: Parsed) {
  const name = parsed.operands[0] ?? ''
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(name) || commandWords.includes(name)) {
    throw usage('a chain name is lower-case letters, digits and dashes, begins with a letter, and is no command')
  }
  const chainId = textOption(parsed, 'chainId')
  const positionManager = textOption(parsed, 'positionManager')
  if (chainId === null || positionManager === null) throw usage('--chain-id and --position-manager are needed')
  if (!/^[1-9]\d{0,14}$/.test(chainId)) throw badOption('chain add', 'chainId', chainId, 'a number, like 31337')
  const explorer = textOption(parsed, 'explorer')
  // It is no secret, stands in the settings and in snapshots, and so may hold nothing that could be one.
  if (explorer !== null && !/^https:\/\/[a-z0-9.-]{1,100}(:\d{1,5})?(\/[a-z0-9-]{0,20}){0,3}$/i.test(explorer))
    throw badOption(
      'chain add',
      'explorer',
      explorer,
      'the address of an explorer, like https://scan.example, without a key',
    )
  return {
    name,
    chainId: Number(chainId),
    positionManager,
    stables: listOption(parsed, 'stable'),
    wrappedNative: textOption(parsed, 'wrappedNative'),
    rpcStdin: flagOption(parsed, 'rpcStdin'),
    insecureHttp: flagOption(parsed, 'insecureHttp'),
    explorer,
  }
}

const usage = (message: string): Failure => new Failure('usage', message, 'hedge chain add --help', exitCodes.usage)
