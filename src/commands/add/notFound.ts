import { exitCodes, Failure } from '../../domain/failure.ts'

/** `chain`: null where several were looked at. */
export const noPositions = (owner: string, chain: string | null): Failure =>
  new Failure(
    'no-positions',
    `${owner} holds no Uniswap V3 position on ${chain ?? 'any of these chains'} (staked ones are held by another contract)`,
    `give the NFT's number: hedge add --chain ${chain ?? 'NAME'} --position ID`,
    exitCodes.missing,
  )

export const noSuchPosition = (ids: readonly string[], chain: string | null): Failure =>
  new Failure(
    'no-such-position',
    `there is no position #${ids.join(', #')} on ${chain ?? 'any of these chains'}`,
    'look up the number at https://app.uniswap.org/positions, and check --chain',
    exitCodes.missing,
  )
