import type { Address } from '../../src/domain/address.ts'
import type { Gap } from '../../src/domain/read.ts'

/** One moment, and reads of it that went well or did not. */
export const gatheredAt = '2026-11-20T12:00:00.000Z'
export const seconds = Date.parse(gatheredAt) / 1000

export const ok = <T>(value: T): { ok: T; at: string } => ({ ok: value, at: gatheredAt })
export const gap = (code: string): { gap: Gap } => ({
  gap: { code, source: 'a test', message: `no answer about ${code}`, hint: 'hedge status' },
})

export const addressOf = (n: number): Address => `0x${n.toString(16).padStart(40, '0')}`

export const wallet = addressOf(0xb1)
export const account = addressOf(0xb2)
