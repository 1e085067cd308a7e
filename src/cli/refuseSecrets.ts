import type { PastedKind } from '../domain/actionContext.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import { classifyPaste } from '../secrets/classifyPaste.ts'

const names: Partial<Record<PastedKind, string>> = {
  'private-key': 'a private key (64 hexadecimal characters)',
  'seed-phrase': 'a seed phrase',
  keystore: 'a keystore file',
  wif: 'a private key (WIF)',
  'age-identity': 'the identity of a vault',
}

/**
 * Refuses a secret on the command line before anything else looks at it: the shell's history has it, and for as long
 * as this runs, every user of the machine can read it. The value itself is never repeated.
 */
export function refuseSecrets(argv: readonly string[]): void {
  const words = argv.flatMap(word =>
    /^--?[a-z]/.test(word) && word.includes('=') ? [word.slice(word.indexOf('=') + 1)] : [word],
  )
  for (const [index, word] of words.entries()) {
    const name = names[classifyPaste(word)]
    if (name !== undefined) throw signing(name)
    if (/(?<![0-9a-z])(?:0x)?[0-9a-f]{64}(?![0-9a-z])/i.test(word))
      throw signing('a private key (64 hexadecimal characters)')
    if (classifyPaste(word) === 'url' && !isExplorer(argv, index)) throw urlOnArgv()
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
  if (phrase !== undefined && words.length >= 12) throw signing(phrase)
}

const isExplorer = (argv: readonly string[], index: number): boolean =>
  argv[index]?.startsWith('--explorer=') === true || argv[index - 1] === '--explorer'

const signing = (name: string): Failure =>
  new Failure(
    'secret-on-argv',
    `the command line holds ${name}: it can sign, so it is refused and was not stored. Your shell's history has it now, so treat it as exposed`,
    'move the funds to a new key or revoke the agent, clear the history, and give the address instead: hedge add --account 0xADDRESS',
    exitCodes.refused,
  )

const urlOnArgv = (): Failure =>
  new Failure(
    'secret-on-argv',
    'the command line holds a URL: RPC URLs are secrets, and the command line is readable by every user of this machine',
    'printf %s "$URL" | hedge rpc set CHAIN',
    exitCodes.usage,
  )
