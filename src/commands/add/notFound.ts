import { exitCodes, Failure } from '../../domain/failure.ts'

/** `where`: what was looked at, in words; `chain`: its name, if it was one. */
export const noPositions = (owner: string, where: string, chain: string | null = where): Failure =>
  new Failure(
    'no-positions',
    `${owner} holds no Uniswap V3 position on ${where} (staked ones are held by another contract)`,
    `give the NFT's number: hedge add --chain ${chain ?? 'NAME'} --position ID`,
    exitCodes.missing,
  )

export const noSuchPosition = (ids: readonly string[], where: string): Failure =>
  new Failure(
    'no-such-position',
    `there is no position #${ids.join(', #')} on ${where}`,
    'look up the number at https://app.uniswap.org/positions, and check --chain',
    exitCodes.missing,
  )

/** What was not looked at is not empty. */
export const noChain = (): Failure =>
  new Failure('no-rpc', 'none of these chains could be looked at', 'hedge rpc set CHAIN, and hedge add again')
