/** Where a price stands between two ticks, drawn: `├────●───┤`, `●├───┤` below, `├───┤●` above. */
export function rangeBar(
  at: { tick: number; tickLower: number; tickUpper: number; priceQuote: { base: 'token0' | 'token1' } },
  width = 12,
): string {
  const flipped = at.priceQuote.base === 'token1'
  const line = '─'.repeat(width)
  if (at.tick < at.tickLower || at.tick >= at.tickUpper) {
    const left = at.tick < at.tickLower !== flipped
    return left ? `●├${line}┤` : `├${line}┤●`
  }
  const share = (at.tick - at.tickLower) / (at.tickUpper - at.tickLower)
  const place = Math.min(width - 1, Math.floor((flipped ? 1 - share : share) * width))
  return `├${line.slice(0, place)}●${line.slice(place + 1)}┤`
}
