import { readFile, stat } from 'node:fs/promises'
import { type ArtifactName, type Artifacts, artifactsSchema } from '../domain/artifacts.ts'
import { exitCodes, Failure } from '../domain/failure.ts'

const maxBytes = 64 * 1024 * 1024

/** A snapshot in place of the network. What it does not hold, or holds in another shape, is said; nothing is filled in. */
export async function readSaved<N extends ArtifactName>(path: string, needs: readonly N[]): Promise<Artifacts<N>> {
  let text: string
  try {
    const { size } = await stat(path)
    if (size > maxBytes) throw unusable(`it is larger than ${maxBytes} bytes`)
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Failure) throw error
    throw unusable((error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : 'it cannot be read')
  }
  let saved: unknown
  try {
    saved = JSON.parse(text)
  } catch {
    throw unusable('it is not JSON')
  }
  if (typeof saved !== 'object' || saved === null || Array.isArray(saved)) throw unusable('it is not a snapshot')
  const document = saved as Record<string, unknown>
  if (document.schema !== artifactsSchema) throw unusable(`it is not a snapshot of schema ${artifactsSchema}`)
  if (typeof document.gatheredAt !== 'string' || Number.isNaN(Date.parse(document.gatheredAt))) {
    throw unusable('it does not say when it was gathered')
  }
  for (const name of needs) if (!isRead(document[name])) throw unusable(`it holds no "${name}"`)
  return { ...document, source: 'saved' } as Artifacts<N>
}

const isRead = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'ok' in value !== 'gap' in value

const unusable = (why: string): Failure =>
  new Failure('bad-snapshot', `the snapshot cannot be used: ${why}`, 'hedge snapshot > FILE', exitCodes.usage)
