export type Hex = `0x${string}`

/** Twenty bytes, lower case, so that two spellings of one address are one key. Checksummed only when printed. */
export type Address = Hex
