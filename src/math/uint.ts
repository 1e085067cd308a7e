export const maxUint128 = (1n << 128n) - 1n
export const maxUint256 = (1n << 256n) - 1n

/** The value, when it fits the contract's unsigned word of that many bits; RangeError naming it otherwise. */
export function checkUint(name: string, value: bigint, bits: 128 | 256): bigint {
  if (value < 0n || value > (bits === 128 ? maxUint128 : maxUint256)) {
    throw new RangeError(`${name} is not a uint${bits}: ${value}`)
  }
  return value
}

/** Division of two non-negative integers, rounded to the next integer above. */
export const divideRoundingUp = (numerator: bigint, denominator: bigint): bigint =>
  (numerator + denominator - 1n) / denominator
