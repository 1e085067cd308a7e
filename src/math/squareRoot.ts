/** The greatest integer whose square is not above n, by Newton's method from above. RangeError below zero. */
export function squareRoot(n: bigint): bigint {
  if (n < 0n) throw new RangeError('no square root of a number below zero')
  if (n < 2n) return n
  let guess = 1n << BigInt(n.toString(16).length * 2)
  for (;;) {
    const next = (guess + n / guess) >> 1n
    if (next >= guess) return guess
    guess = next
  }
}
