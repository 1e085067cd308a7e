/** Words of "you ask too often": such a refusal passes with time, whatever else stands beside it. */
const pace =
  /rate.?limit|too many requests|quota|throttl|per (second|minute|hour|day)|daily|compute units|credits|slow down/i

/** "Not yet": the node is behind the block that was asked for. */
const ahead = /(beyond|past|after|ahead of|greater than|>)( the)?( current| latest| chain)? ?(head|latest|tip)/i

/** Providers agree on no code for "this `eth_getLogs` spans too much or finds too much", and on no wording. */
const words = [
  /block.{0,3}ranges?|ranges? of blocks|range.{0,24}(limit|exceed|large|wide|big|max)|(limit\w*|exceeds?|up) to.{0,16}range|ranges? (over|above|greater)/i,
  /(max\w*|limit\w*|exceed\w*|over|more than|too many|up to).{0,40}\bblocks\b|blocks? (distance|span|limit|interval)/i,
  /(more than|max\w*|limit\w*|exceed\w*|too many|over).{0,32}\b(results|logs|entries|events|records)\b|logs? limit/i,
  /(query|request|execution).{0,12}(timeout|timed out)|(timeout|timed out).{0,20}(query|logs|range)/i,
]

/** A node's message says that the range of an `eth_getLogs` was too wide for it, or what it holds too much. */
export const refusesLogRange = (message: string): boolean =>
  !pace.test(message) && !ahead.test(message) && words.some(pattern => pattern.test(message))

/**
 * Blocks that the message says would do, where it says so and they are fewer than were asked for: a limit in words, which
 * holds everywhere (`firm`), or two block numbers, which hold there; a limit of results is none of blocks.
 */
export function allowedLogRange(message: string, asked: bigint): { blocks: bigint; firm: boolean } | null {
  const fits = (blocks: bigint) => blocks >= 1n && blocks < asked
  const limits = [
    /(?:limit(?:ed)?|max(?:imum)?|up to|exceed|over|greater than|more than|most|above|within|allowed)\D{0,32}?(\d[\d,_]*k?)(?![\dx])(?!\s*(?:results|logs|entries|events|records))/gi,
    /(\d[\d,_]*k?)[\s-]*(?:max )?(?:block|range)/gi,
  ]
  // Two block numbers would pass for limits.
  const ends = /\[?\b(0x[0-9a-f]+|\d{2,})\b\s?[-,]\s?\b(0x[0-9a-f]+|\d{2,})\b\]?/i.exec(message)
  const given = ends === null || /\d,\d{3}\b/.test(ends[0]) ? null : ends
  const rest = given === null ? message : message.replace(given[0], '')
  for (const limit of limits) {
    const said = [...rest.matchAll(limit)].map(([, digits]) => blocksIn(digits!)).filter(fits)
    const [least] = said.sort((a, b) => (a < b ? -1 : 1))
    if (least !== undefined) return { blocks: least, firm: true }
  }
  const suggested = given === null ? 0n : BigInt(given[2]!) - BigInt(given[1]!) + 1n
  return fits(suggested) ? { blocks: suggested, firm: false } : null
}

function blocksIn(digits: string): bigint {
  const plain = digits.replace(/[,_]/g, '')
  return /k$/i.test(plain) ? BigInt(plain.slice(0, -1)) * 1_000n : BigInt(plain)
}

/** A node's message says that it does not have the block yet. */
export const saysBlockAhead = (message: string): boolean => ahead.test(message)
