import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { basename } from 'node:path'

export type LocalRegistry = {
  url: string
  /** Names it was asked for and has not: parts for other platforms. */
  refused: readonly string[]
  close(): Promise<void>
}

type Manifest = { name: string; version: string }

/** A registry of npm on loopback that has these packed files and nothing else. */
export async function startLocalRegistry(files: readonly string[]): Promise<LocalRegistry> {
  const refused: string[] = []
  const packages = new Map(files.map(file => [manifestOf(file).name, file]))
  const server = createServer(({ url = '', headers }, response) => {
    const path = decodeURIComponent(url.slice(1))
    const packed = files.find(file => path === `-/${basename(file)}`)
    const file = packages.get(path)
    if (packed !== undefined) response.end(readFileSync(packed))
    else if (file !== undefined) response.end(JSON.stringify(documentOf(file, `http://${headers.host}`)))
    else {
      refused.push(path)
      response.writeHead(404).end('{}')
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${address.port}/`,
    refused,
    close: () => {
      server.closeAllConnections()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

/** What npm is told of a package: its versions, and where the file of each is. */
function documentOf(file: string, registry: string) {
  const manifest = manifestOf(file)
  const integrity = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`
  const dist = { tarball: `${registry}/-/${basename(file)}`, integrity }
  return {
    name: manifest.name,
    'dist-tags': { latest: manifest.version },
    versions: { [manifest.version]: { ...manifest, dist } },
  }
}

const manifestOf = (file: string): Manifest =>
  JSON.parse(execFileSync('tar', ['-xzOf', file, 'package/package.json'], { encoding: 'utf8' }))
