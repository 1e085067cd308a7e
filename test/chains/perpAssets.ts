/**
 * Assets with a perp on Hyperliquid's main dex, of those that tokens in src/chains stand for: names of the `meta` universe
 * as of December 2025, `k` coins by the asset (kPEPE is PEPE). POL, not MATIC, which is delisted.
 */
export const perpAssets: readonly string[] = [
  ...['AAVE', 'ADA', 'AERO', 'APE', 'ARB', 'ASTER', 'AVAX', 'AVNT', 'BLAST', 'BLUR', 'BNB', 'BTC', 'CAKE', 'CELO'],
  ...[
    'COMP',
    'CRV',
    'DOGE',
    'EIGEN',
    'ENA',
    'ENS',
    'ETH',
    'ETHFI',
    'FET',
    'GALA',
    'GMX',
    'HYPE',
    'IMX',
    'INJ',
    'KAITO',
  ],
  ...['LDO', 'LINEA', 'LINK', 'LTC', 'MNT', 'MON', 'MORPHO', 'ONDO', 'OP', 'PAXG', 'PENDLE', 'PEPE', 'POL', 'SAND'],
  ...['SHIB', 'SKY', 'SNX', 'SOL', 'SPX', 'STRK', 'SUSHI', 'SYRUP', 'TURBO', 'UNI', 'VIRTUAL', 'WLD', 'WLFI', 'XRP'],
  ...['ZORA', 'ZRO'],
]
