/**
 * Why something that was asked for is not known. `code` is stable, lower-case and dashed; `source` names what was
 * asked ("ethereum RPC", "hyperliquid"), never a URL; `hint` is what to type. No secret may stand in any of them.
 */
export type Gap = { code: string; source: string; message: string; hint: string }

/** What was read, with the moment it was true (ISO 8601 UTC), or why it was not. Unknown is never a zero. */
export type Read<T> = { ok: T; at: string } | { gap: Gap }

export const isRead = <T>(read: Read<T>): read is { ok: T; at: string } => 'ok' in read

/** Each once, however often it was met. */
export const uniqueGaps = (gaps: readonly Gap[]): Gap[] => {
  const isSame = (a: Gap, b: Gap) => a.code === b.code && a.source === b.source && a.message === b.message
  return gaps.filter((gap, index) => gaps.findIndex(other => isSame(other, gap)) === index)
}

/** The value, or undefined where there is a gap. */
export const known = <T>(read: Read<T> | undefined): T | undefined => (read && 'ok' in read ? read.ok : undefined)
