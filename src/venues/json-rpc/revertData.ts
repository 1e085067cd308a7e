import type { Hex } from '../../domain/address.ts'
import type { RpcError } from './RpcError.ts'

/**
 * The bytes a reverted call answered with, or null where the node keeps them to itself. Most put them into
 * `error.data`, some into an object there, some behind the word "Reverted".
 */
export function revertData(error: RpcError): Hex | null {
  const places = [error.data, field(error.data, 'data'), field(error.data, 'result'), field(error.data, 'value')]
  for (const place of places) {
    if (typeof place !== 'string') continue
    const hex = /^(?:Reverted )?(0x(?:[0-9a-f]{2})+)$/i.exec(place)?.[1]
    if (hex) return hex.toLowerCase() as Hex
  }
  return null
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
