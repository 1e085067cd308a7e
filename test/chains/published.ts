import { layer1 } from './published/layer1.ts'
import { layer2 } from './published/layer2.ts'

/**
 * Chain → list → token addresses as that list spells them, after the symbol src/chains gives them. The capitals are a
 * checksum (EIP-55), so that a digit mistyped here or in src/chains shows. Where several lists agree, one is named.
 */
export type Published = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

export const publishedTokens: Published = { ...layer1, ...layer2 }
