import type { RpcEndpoint } from '../../domain/endpoint.ts'
import { Secret } from '../../domain/secret.ts'

export function publicEndpoint(chain: { name: string }, url: string): RpcEndpoint {
  const { host } = new URL(url)
  return { id: `public/${chain.name}/${host}`, url: new Secret(url), label: host, own: false }
}
