/** The same address on every chain that has it (multicall3.com). */
export const multicall3 = '0xca11bde05977b3631167028862be2a173976ca11'
