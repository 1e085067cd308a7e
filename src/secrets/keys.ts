/** Names of the secrets: what a hedge's private addresses and a chain's RPC URL are kept under. */
export const walletKey = (id: string): string => `hedge/${id}/wallet`
export const accountKey = (id: string): string => `hedge/${id}/account`
export const rpcKey = (chain: string): string => `rpc/${chain}`
