import type { AnyCheck } from '../../domain/check.ts'
import { legsRead } from './legs-read.ts'
import { liquidationBeyondRange } from './liquidation-beyond-range.ts'
import { liquidationDistance } from './liquidation-distance.ts'
import { margin } from './margin.ts'
import { netDelta } from './net-delta.ts'
import { perpVanished } from './perp-vanished.ts'
import { range } from './range.ts'
import { sideRight } from './side-right.ts'
import { statusAlerts } from './status-alerts.ts'
import { stopOrders } from './stop-orders.ts'

export const hedge: readonly AnyCheck[] = [
  perpVanished,
  sideRight,
  netDelta,
  liquidationDistance,
  liquidationBeyondRange,
  margin,
  stopOrders,
  range,
  legsRead,
  statusAlerts,
]
