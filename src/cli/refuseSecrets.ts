import { type SigningPlace, signingFailure } from '../commands/words/signing.ts'
import type { PastedKind } from '../domain/actionContext.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import type { Io } from '../domain/io.ts'
import { Secret } from '../domain/secret.ts'
import { classifyPaste } from '../secrets/classifyPaste.ts'
import { holdsSeedPhrase, holdsSeedPhraseInProse } from '../secrets/seedPhrase.ts'

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
    const kind = isProse(argv, index, word) ? 'other' : classifyPaste(word)
    const key = kind === 'private-key' || /(?<![0-9a-z])(?:0x)?[0-9a-f]{64}(?![0-9a-z])/i.test(word)
    if (key) throw await keyOnArgv(argv, word, io)
    const refusal = onArgv(kind)
    if (refusal !== null) throw refusal
    if (kind === 'header') throw accessOnArgv('a key for a request header', argv)
    if (kind === 'url' && !isExplorer(argv, index)) throw accessOnArgv('a URL', argv)
  }
  if (holdsSeedPhrase(argv.filter((_, index) => !isProse(argv, index, words[index]!)))) throw onArgv('seed-phrase')
}

/** A sentence of a person's own, in which many words are no seed phrase yet; every other secret is looked for in it. */
const isProse = (argv: readonly string[], index: number, word: string): boolean =>
  (argv[index]?.startsWith('--reason=') === true || argv[index - 1] === '--reason') &&
  word.split(/\s+/).length >= 12 &&
  ['seed-phrase', 'other'].includes(classifyPaste(word)) &&
  !holdsSeedPhraseInProse(word)

const isExplorer = (argv: readonly string[], index: number): boolean =>
  argv[index]?.startsWith('--explorer=') === true || argv[index - 1] === '--explorer'

async function keyOnArgv(argv: readonly string[], word: string, io: Io): Promise<Failure | null> {
  const { keyDangerOf } = await import('./keyDangerOf.ts')
  return onArgv(
    'private-key',
    await keyDangerOf(new Secret(word), argv.includes('--testnet') ? 'testnet' : 'mainnet', io),
  )
}

/** Each shell forgets one line in its own way. */
const forget = 'delete that line (bash: history -d NUMBER, zsh: edit ~/.zsh_history, fish: history delete)'

function onArgv(
  kind: PastedKind,
  danger: (SigningPlace['danger'] & { instead: string }) | null = null,
): Failure | null {
  const instead =
    kind === 'age-identity'
      ? []
      : [`and give the address instead: hedge add --account ${danger?.instead ?? '0xADDRESS'}`]
  return signingFailure(kind, {
    code: 'secret-on-argv',
    where: 'the command line holds',
    seen: "Your shell's history has it now",
    danger,
    next: [forget, ...instead],
  })
}

function accessOnArgv(name: string, argv: readonly string[]): Failure {
  const [what, hint] = argv.includes('notify')
    ? ['a webhook', `printf '%s\\n%s\\n' "$URL" "$SECRET" | hedge notify set webhook`]
    : ['an RPC', 'printf %s "$URL" | hedge rpc set CHAIN']
  return new Failure(
    'secret-on-argv',
    `the command line holds ${name}: what opens ${what} is a secret, and the command line is readable by every user of this machine`,
    hint,
    exitCodes.usage,
  )
}
