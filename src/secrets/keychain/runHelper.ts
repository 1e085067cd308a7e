import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { StoreFailure } from '../../domain/secretStore.ts'
import { endWithUs } from '../endWithUs.ts'
import type { Request, Result } from './protocol.ts'

export type HelperOptions = {
  /** The helper's script; beside this file by default, bundled or not. */
  helper?: string
  environment: Record<string, string | undefined>
}

const besideThisFile = () =>
  fileURLToPath(
    import.meta.url.endsWith('.ts') ? new URL('./helper.ts', import.meta.url) : new URL('./helper.js', import.meta.url),
  )

/** Without it anyone who may signal the process can open its inspector and read its memory. Known to Node 24. */
const flags = Number(process.versions.node.split('.')[0]) >= 24 ? ['--disable-sigusr1'] : []

/**
 * Asks the helper and ends it at the deadline, dead before the failure is reported. Throws StoreFailure; a failed
 * operation is a result.
 */
export function runHelper(request: Request, { helper = besideThisFile(), environment }: HelperOptions) {
  return new Promise<Result[]>((resolve, reject) => {
    const child = spawn(process.execPath, [...flags, helper], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: environment,
      windowsHide: true,
    })
    let late = false
    const timer = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
      child.stdout.destroy()
    }, request.deadline)
    endWithUs(child, () => child.kill('SIGKILL'))
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    // A helper that dies before it has read everything; its exit says the rest.
    child.stdin.on('error', () => {})
    child.on('error', () => {
      clearTimeout(timer)
      reject(broken())
    })
    child.on('close', () => {
      clearTimeout(timer)
      if (late) reject(timedOut(request))
      else {
        const results = parse(chunks, request.operations.length)
        if (results) resolve(results)
        else reject(broken())
      }
    })
    child.stdin.end(JSON.stringify(request))
  })
}

function parse(chunks: Buffer[], expected: number): Result[] | null {
  try {
    const results: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    return Array.isArray(results) && results.length === expected ? results : null
  } catch {
    return null
  }
}

function timedOut({ deadline, unattended }: Request): StoreFailure {
  const message = `the keychain did not answer within ${deadline / 1000} seconds`
  const hint = unattended
    ? 'hedge store in a terminal: an unlock dialog may be waiting there'
    : 'answer the unlock dialog if one is open, and run this again'
  return new StoreFailure('store-timeout', message, hint)
}

const broken = () =>
  new StoreFailure(
    'store-unavailable',
    'the keychain helper could not do its work on this system',
    'npm install --global hedge-monitor, or: hedge vault init --identity FILE && hedge store use vault',
  )
