/** Names of the secrets that hold a hedge's private addresses. */
export const walletKey = (id: string): string => `hedge/${id}/wallet`
export const accountKey = (id: string): string => `hedge/${id}/account`

/** Both: all that the store holds of a hedge. */
export const hedgeKeys = (id: string): [wallet: string, account: string] => [walletKey(id), accountKey(id)]
