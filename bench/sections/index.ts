import type { Section } from '../section.ts'
import { maths } from './maths.ts'
import { rivals } from './rivals.ts'
import { roundTrips } from './roundTrips.ts'
import { scale } from './scale.ts'
import { size } from './size.ts'
import { start } from './start.ts'
import { weight } from './weight.ts'

/** In the order of the document. */
export const sections: readonly Section[] = [start, roundTrips, scale, weight, maths, rivals, size]
