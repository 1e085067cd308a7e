/** The request a recorded body answers, by the name of its file. */
export const typeOf = (name: string): string => {
  if (name.includes('all_perp_metas')) return 'allPerpMetas'
  return /^(?:pysdk_)?([A-Za-z]+)/.exec(name)?.[1] ?? ''
}

type Body = Record<string, unknown>

/** What each reader must give of a whole answer, made from the answer by other means than the readers. */
export const onTheWire: Record<string, (body: never) => unknown> = {
  clearinghouseState: ({ assetPositions, ...rest }: { assetPositions: { position: unknown }[] }) => ({
    ...rest,
    dex: '',
    positions: assetPositions.map(each => each.position),
  }),
  spotClearinghouseState: ({ balances }: { balances: unknown[] }) => balances,
  metaAndAssetCtxs: ([{ universe }, contexts]: [{ universe: { name: string }[] }, object[]]) =>
    universe.map((market, index) => ({ coin: market.name, isDelisted: false, ...market, ...contexts[index] })),
  userRole: ({ role, data }: { role: string; data?: { user?: string; master?: string } }) => ({
    role,
    ...(data ? { master: data.user ?? data.master } : {}),
  }),
  userAbstraction: (body: string) => body,
  frontendOpenOrders: (orders: Body[]) =>
    orders.map(order => ({
      ...order,
      dex: '',
      side: { A: 'sell', B: 'buy' }[order.side as 'A' | 'B'],
      triggerPx: order.triggerPx === '0.0' ? null : order.triggerPx,
    })),
  userVaultEquities: (shares: Body[]) =>
    shares.map(({ vaultAddress, equity, lockedUntilTimestamp }) => ({
      vault: vaultAddress,
      equity,
      lockedUntil: lockedUntilTimestamp,
    })),
  allPerpMetas: (metas: { universe: { name: string }[] }[]) => ({
    empty: 0,
    dexes: metas.map(({ universe, ...meta }) => ({
      ...meta,
      dex: universe[0]!.name.split(':').slice(0, -1).join(''),
      markets: universe.map(({ name, ...market }) => ({ coin: name, isDelisted: false, ...market })),
    })),
  }),
}
