import { it } from 'vitest'
import { killMoves } from './killedMoves.ts'

it('240 moves that are killed in real processes lose no secret and orphan none', { timeout: 900_000 }, () =>
  killMoves(80),
)
