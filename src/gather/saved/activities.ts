import type { ActivityReading } from '../../domain/artifacts.ts'
import { isHedgeName } from '../../domain/hedge.ts'
import { nullable, object, type Reader, text, where } from '../../domain/shape.ts'
import { activityShape } from '../../state/activityShape.ts'
import { fills } from '../../state/history/shapes.ts'
import { read } from './words.ts'

export const activityReading: Reader<ActivityReading> = object({
  hedge: where(text, isHedgeName, 'the name of a hedge'),
  activity: nullable(activityShape),
  fills: nullable(read(fills)),
})
