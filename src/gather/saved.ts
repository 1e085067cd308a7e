import { readFileSync, statSync } from 'node:fs'
import { type ArtifactName, type Artifacts, artifactsSchema } from '../domain/artifacts.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import type { Read } from '../domain/read.ts'
import { type Reader, ShapeFailure } from '../domain/shape.ts'
import { savedArtifacts } from './saved/artifacts.ts'
import type { AuditedName } from './saved/audited.ts'
import { moment, read } from './saved/words.ts'

const maxBytes = 64 * 1024 * 1024

/** A snapshot in place of the network. What it does not hold, or holds in another shape, is said; nothing is filled in. */
export async function readSaved<N extends ArtifactName>(path: string, needs: readonly N[]): Promise<Artifacts<N>> {
  const document = parsed(path)
  if (document.schema !== artifactsSchema) throw unusable(`it is not a snapshot of schema ${artifactsSchema}`)
  try {
    const gatheredAt = moment(document.gatheredAt, 'gatheredAt')
    const readers = await readersOf(needs)
    const reads = needs.map(name => {
      const artifact = read<unknown>(readers[name]!)
      const saved = Object.hasOwn(document, name) ? document[name] : notSaved(name)
      return [name, artifact(saved, name)]
    })
    return {
      schema: artifactsSchema,
      gatheredAt,
      source: 'saved',
      ...Object.fromEntries(reads),
    } as Artifacts<N>
  } catch (error) {
    throw error instanceof ShapeFailure ? unusable(error.message) : error
  }
}

/** What an audit reads is loaded for an audit alone. */
async function readersOf(needs: readonly ArtifactName[]): Promise<Readonly<Record<string, Reader<unknown>>>> {
  if (!needs.some(isOfAudits)) return savedArtifacts
  const { savedAudited } = await import('./saved/audited.ts')
  return { ...savedArtifacts, ...savedAudited }
}

/** What snapshots did not hold from the beginning, in the words of a person. */
const later: Partial<Record<ArtifactName, string>> = {
  histories: 'the past of its positions',
  trades: 'trades and funding',
  candles: 'candles',
}

/** What only a snapshot for an audit holds. */
const ofAudits: readonly AuditedName[] = [
  'authorities',
  'approvals',
  'powers',
  'rpcs',
  'seconds',
  'machine',
  'storeFacts',
  'auditMemory',
  'activities',
]

const isOfAudits = (name: ArtifactName): name is AuditedName => (ofAudits as readonly ArtifactName[]).includes(name)

/** What is of this machine alone. */
const ofHere: readonly ArtifactName[] = ['host', 'storeReach', 'doctor']

/** An older snapshot is read as it is: what it could not hold is not known. What this machine did is in none. */
function notSaved(name: ArtifactName): Read<never> | undefined {
  const untold = (message: string, hint: string) => ({
    gap: { code: 'not-in-snapshot', source: 'snapshot', message, hint },
  })
  if (name === 'accessLog') return untold('a snapshot holds no access log', 'hedge log')
  if (ofHere.includes(name)) return untold('a snapshot does not tell how this machine is set up', 'hedge doctor')
  if (name === 'records') return untold('a snapshot holds no recorded history', 'hedge history')
  if (name === 'keys') return untold('a snapshot does not tell how old the keys are', 'hedge rotate')
  if (isOfAudits(name)) {
    return untold('it was saved without what an audit asks for', 'hedge snapshot --audit > FILE')
  }
  const what = later[name]
  return what === undefined
    ? undefined
    : untold(`it was saved by a hedge that did not gather ${what} yet`, 'hedge snapshot > FILE')
}

function parsed(path: string): Record<string, unknown> {
  let text: string
  try {
    const { size } = statSync(path)
    if (size > maxBytes) throw unusable(`it is larger than ${maxBytes} bytes`)
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Failure) throw error
    throw unusable((error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : 'it cannot be read')
  }
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    throw unusable('it is not JSON')
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    throw unusable('it is not a snapshot')
  return document as Record<string, unknown>
}

const unusable = (why: string): Failure =>
  new Failure('bad-snapshot', `the snapshot cannot be used: ${why}`, 'hedge snapshot > FILE', exitCodes.usage)
