import { join } from 'node:path'
import { Secret } from '../../domain/secret.ts'
import { type SecretKey, type SecretStore, StoreFailure } from '../../domain/secretStore.ts'
import { shellWord } from '../../domain/shellWord.ts'
import { checkKey, checkReadBack, checkValue, isKey } from '../storeRules.ts'
import { checkProgram } from './checkProgram.ts'
import { programEnvironment } from './programEnvironment.ts'
import { type Answer, failureOf, parseAnswer, type Request, requestText } from './protocol.ts'
import { type ProgramEnd, runProgram } from './runProgram.ts'

export type ExecOptions = {
  command: string
  arguments: readonly string[]
  /** Random id of this installation: two homes of one user do not see each other's items. */
  installation: string
  /** The folder of the settings: who changes something is alone there. */
  home: string
  /** Somebody is there to answer a dialog of the secret manager. */
  interactive: boolean
  environment?: Record<string, string | undefined>
  /** Milliseconds for one request. */
  deadline?: number
}

/** Managers start a program of their own a request: all at once would be too many. */
const atOnce = 4

/** The user's own secret manager, through a program of theirs that speaks `protocol.ts`. One item a secret. */
export function execStore(options: ExecOptions): SecretStore {
  const { command, installation, interactive, environment = process.env } = options
  const deadline = options.deadline ?? (interactive ? 60_000 : 5_000)
  const namespace = `hedge-monitor/${installation}/`
  let checked: Promise<void> | null = null
  /** The first of several keys that is under way: whoever asks meanwhile waits for it, and fails as it does. */
  let opening: Promise<unknown> | null = null

  const ask = async (request: Omit<Request, 'interactive'>): Promise<Exclude<Answer, { error: string }>> => {
    checked ??= checkProgram(command)
    await checked
    const end = await runProgram({
      command,
      arguments: options.arguments,
      environment: programEnvironment(environment, interactive),
      input: requestText({ ...request, interactive }),
      deadline,
      ...(['set', 'delete'].includes(request.verb) ? { lock: join(options.home, 'exec.lock') } : {}),
    })
    if (end.kind !== 'ended') throw unanswered(end.kind, command, deadline, interactive)
    const answer = parseAnswer(request.verb, end.output, end.status)
    if (answer === null) throw misspoken(end.status, tryIt(options))
    if ('error' in answer) throw failureOf(answer.error, tryIt(options))
    return answer
  }
  const get = async (key: SecretKey): Promise<Secret | null> => {
    checkKey(key)
    const answer = await ask({ verb: 'get', key: namespace + key })
    return 'value' in answer ? new Secret(textOf(answer.value)) : null
  }

  return {
    kind: 'exec',
    get,
    async getMany(keys) {
      keys.forEach(checkKey)
      const [first, ...others] = [...new Set(keys)]
      const found = new Map<SecretKey, Secret | null>()
      if (first === undefined) return found
      // Alone, so that a locked manager asks its question once, and one that does not answer is waited for once.
      if (opening !== null) await opening
      const opens = get(first)
      opening = opens
      const opened = () => {
        if (opening === opens) opening = null
      }
      found.set(first, await opens.finally(opened))
      const next = async (key = others.pop()): Promise<void> => {
        if (key === undefined) return
        const secret = await get(key).catch(error => {
          others.length = 0
          throw error
        })
        found.set(key, secret)
        await next()
      }
      await Promise.all(Array.from({ length: atOnce }, () => next()))
      return new Map(keys.map(key => [key, found.get(key) ?? null]))
    },
    async set(key, value) {
      checkKey(key)
      checkValue(value)
      const bytes = Buffer.from(value.reveal(), 'utf8')
      await ask({ verb: 'set', key: namespace + key, value: bytes.toString('base64') })
      checkReadBack(value, await get(key))
    },
    async delete(key) {
      checkKey(key)
      return 'ok' in (await ask({ verb: 'delete', key: namespace + key }))
    },
    async list() {
      const answer = await ask({ verb: 'list', key: namespace })
      const names = 'keys' in answer ? answer.keys : []
      return names
        .filter(name => name.startsWith(namespace))
        .map(name => name.slice(namespace.length))
        .filter(isKey)
    },
    async describe() {
      return {
        kind: 'exec',
        where: `your own secret manager, through ${command}`,
        why: 'chosen by hedge store use exec',
      }
    },
  }
}

function textOf(base64: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(base64, 'base64'))
  } catch {
    throw new StoreFailure(
      'store-failed',
      'the secret manager holds something under this name that is not text',
      'hedge store',
    )
  }
}

/**
 * Asks for the list of names, in which there is nothing secret, where the program's own words can be read. What the
 * program is given besides may be a secret of its own: that is left to the person to fill in.
 */
const tryIt = ({ command, arguments: rest, installation }: ExecOptions): string => {
  const lines = requestText({ verb: 'list', key: `hedge-monitor/${installation}/`, interactive: true })
  return `printf '${lines.replaceAll('\n', '\\n')}' | ${shellWord(command)}${' …'.repeat(rest.length)}`
}

const misspoken = (status: number | null, hint: string) =>
  new StoreFailure(
    'store-failed',
    status === 0
      ? 'the program of the exec store answered something else'
      : `the program of the exec store ${status === null ? 'was killed' : `ended with ${status}`} and gave no answer`,
    hint,
  )

function unanswered(
  kind: Exclude<ProgramEnd['kind'], 'ended'>,
  command: string,
  deadline: number,
  interactive: boolean,
) {
  if (kind === 'too-long') {
    return new StoreFailure('store-failed', 'the program of the exec store answers without end', `ls -l ${command}`)
  }
  if (kind === 'not-started') {
    const message =
      'the program of the exec store cannot be started: its first line may name an interpreter that is not there'
    return new StoreFailure('store-unavailable', message, `head -1 ${command}`)
  }
  const hint = interactive
    ? 'answer the dialog of your secret manager if one is open, and run this again'
    : 'hedge store in a terminal: a dialog of your secret manager may be waiting there'
  return new StoreFailure('store-timeout', `your secret manager did not answer within ${deadline / 1000} seconds`, hint)
}
