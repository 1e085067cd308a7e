import { credentialFailure } from '../commands/words/credentialErrors.ts'
import type { PastedKind } from '../domain/actionContext.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import type { Io } from '../domain/io.ts'
import { Secret } from '../domain/secret.ts'
import { classifyPaste } from '../secrets/classifyPaste.ts'

const names: Partial<Record<PastedKind, string>> = {
  'private-key': 'a private key',
  'seed-phrase': 'a seed phrase',
  keystore: 'a keystore file',
  wif: 'a private key (WIF)',
  'age-identity': 'the identity of a vault',
}

/**
 * Refuses a secret on the command line before anything else looks at it: the shell's history has it, and for as long
 * as this runs, every user of the machine can read it. The value itself is never repeated; of a private key it is looked up
 * what it opens.
 */
export async function refuseSecrets(argv: readonly string[], io: Io): Promise<void> {
  const words = argv.flatMap(word =>
    /^--?[a-z]/.test(word) && word.includes('=') ? [word.slice(word.indexOf('=') + 1)] : [word],
  )
  for (const [index, word] of words.entries()) {
    const kind = classifyPaste(word)
    const key = kind === 'private-key' || /(?<![0-9a-z])(?:0x)?[0-9a-f]{64}(?![0-9a-z])/i.test(word)
    if (key) throw await keyOnArgv(argv, word, io)
    if (names[kind] !== undefined) throw signing(names[kind], null)
    if (kind === 'header') throw accessOnArgv('a key for a request header')
    if (kind === 'url' && !isExplorer(argv, index)) throw accessOnArgv('a URL')
  }
  const phrase =
    names[
      classifyPaste(
        words
          .filter(word => !word.startsWith('-'))
          .slice(-12)
          .join(' '),
      )
    ]
  if (phrase !== undefined && words.length >= 12) throw signing(phrase, null)
}

const isExplorer = (argv: readonly string[], index: number): boolean =>
  argv[index]?.startsWith('--explorer=') === true || argv[index - 1] === '--explorer'

async function keyOnArgv(argv: readonly string[], word: string, io: Io): Promise<Failure> {
  const { keyDangerOf } = await import('./keyDangerOf.ts')
  const danger = await keyDangerOf(new Secret(word), argv.includes('--testnet') ? 'testnet' : 'mainnet', io)
  return signing('a private key', danger)
}

/** Each shell forgets one line in its own way. */
const forget = 'delete that line (bash: history -d NUMBER, zsh: edit ~/.zsh_history, fish: history delete)'

function signing(name: string, danger: { what: string; revoke: string; instead: string } | null): Failure {
  if (name === names['age-identity']) {
    const message = `the command line holds ${name}: it opens what is kept there, so it is refused and was not stored. Your shell's history has it now, so treat it as exposed`
    return credentialFailure(
      'trading',
      'secret-on-argv',
      message,
      `give the vault another key: hedge rotate --help; ${forget}`,
    )
  }
  const revoke = danger?.revoke ?? 'move the funds to a new key or revoke the agent'
  return credentialFailure(
    'trading',
    'secret-on-argv',
    `the command line holds ${name}: it can sign, so it is refused and was not stored. ${danger === null ? '' : `${danger.what} `}Your shell's history has it now, so treat it as exposed`,
    `${revoke}; ${forget}; and give the address instead: hedge add --account ${danger?.instead ?? '0xADDRESS'}`,
  )
}

const accessOnArgv = (name: string): Failure =>
  new Failure(
    'secret-on-argv',
    `the command line holds ${name}: what opens an RPC is a secret, and the command line is readable by every user of this machine`,
    'printf %s "$URL" | hedge rpc set CHAIN',
    exitCodes.usage,
  )
