import type { Section } from '../section.ts'
import { maths } from './maths.ts'
import { rivals } from './rivals.ts'
import { roundTrips } from './roundTrips.ts'
import { size } from './size.ts'
import { start } from './start.ts'

/** In the order of the document. */
export const sections: readonly Section[] = [start, roundTrips, maths, rivals, size]
