import { Secret } from '../../domain/secret.ts'
import { type SecretStore, StoreFailure } from '../../domain/secretStore.ts'
import { childEnvironment } from '../childEnvironment.ts'
import { checkKey, checkReadBack, checkValue } from '../storeRules.ts'
import { classify, shutFailure } from './classify.ts'
import type { Operation, Result } from './protocol.ts'
import { runHelper } from './runHelper.ts'

export type KeychainOptions = {
  /** Random id of this installation: two homes of one user do not see each other's items. */
  installation: string
  /** Somebody is there to answer an unlock dialog. */
  interactive: boolean
  environment?: Record<string, string | undefined>
  /** Milliseconds for one request, however many keys are in it. */
  deadline?: number
  /** The helper's script, when it is not the one beside the program. */
  helper?: string
}

/** The system's keychain: Secret Service, macOS keychain, Windows Credential Manager. One item a secret. */
export function keychainStore(options: KeychainOptions): SecretStore {
  const { installation, interactive, environment = process.env, helper } = options
  const deadline = options.deadline ?? (interactive ? 60_000 : 5_000)
  const serviceOf = (key: string) => {
    checkKey(key)
    return `hedge-monitor/${installation}/${key}`
  }

  /** One child for all operations. */
  const run = (operations: Operation[]): Promise<Result[]> =>
    runHelper(
      { operations, unattended: !interactive, deadline },
      { environment: childEnvironment(environment, interactive), ...(helper === undefined ? {} : { helper }) },
    )
  const ask = async (operations: Operation[]) => fine(await run(operations))

  let next: { operations: Operation[]; results: Promise<Result[]> } | null = null
  /** Reads that are asked for in one turn of the event loop are those of one child; each answers for its own alone. */
  const askTogether = async (reads: readonly Operation[]) => {
    const operations = next?.operations ?? []
    next ??= {
      operations,
      results: new Promise(resolve => setImmediate(resolve)).then(() => {
        next = null
        return run(operations)
      }),
    }
    const first = operations.length
    operations.push(...reads)
    const results = await next.results
    return fine(results.slice(first, first + reads.length))
  }

  const getMany = async (keys: readonly string[]) => {
    if (keys.length === 0) return new Map<string, Secret | null>()
    const results = await askTogether(keys.map(key => ({ do: 'get', service: serviceOf(key) })))
    return new Map(keys.map((key, index) => [key, secretOf(results[index])]))
  }

  return {
    kind: 'keychain',
    getMany,
    get: async key => (await getMany([key])).get(key) ?? null,
    async set(key, value) {
      checkValue(value)
      const service = serviceOf(key)
      const [, found] = await ask([
        { do: 'set', service, value: value.reveal() },
        { do: 'get', service },
      ])
      checkReadBack(value, secretOf(found))
    },
    async delete(key) {
      const [result] = await ask([{ do: 'delete', service: serviceOf(key) }])
      if (result && 'deleted' in result) return result.deleted === true
      throw misspoken()
    },
    async describe() {
      return { kind: 'keychain', where: placeOf(process.platform), why: 'it opens when you log in' }
    },
  }
}

/** The first failed one decides: a keychain locked for one is locked for all. */
function fine(results: Result[]): Result[] {
  for (const result of results) {
    if ('failed' in result) throw classify(result.failed)
    if ('shut' in result) throw shutFailure(result.shut)
  }
  return results
}

function secretOf(result: Result | undefined): Secret | null {
  if (result && 'got' in result) {
    if (result.got === null) return null
    if (typeof result.got === 'string') return new Secret(result.got)
  }
  throw misspoken()
}

const misspoken = () => new StoreFailure('store-failed', 'the keychain helper answered something else', 'hedge store')

function placeOf(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'the macOS login keychain'
  if (platform === 'win32') return 'the Windows Credential Manager'
  return 'the Secret Service of your login session'
}
