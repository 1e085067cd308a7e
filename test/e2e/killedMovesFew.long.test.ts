import { it } from 'vitest'
import { killMoves } from './killedMoves.ts'

it('moves that are killed in real processes lose no secret and orphan none', () => killMoves(4))
