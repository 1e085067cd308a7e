import { conditionIds, conditionStates } from '../../domain/condition.ts'
import { eventKinds } from '../../domain/notification.ts'
import type { KeptEvent, NotifyMemory, WaitingNotification, WatchedRow } from '../../domain/notifyMemory.ts'
import { targetNamePattern } from '../../domain/notifyTarget.ts'
import {
  array,
  integer,
  nullable,
  number,
  object,
  oneOf,
  optional,
  type Reader,
  text,
  where,
} from '../../domain/shape.ts'
import { byKey } from '../history/tables.ts'

const moment = where(text, is => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(is), 'a moment')
const words = (most: number) =>
  where(text, is => is.length <= most && !/[\p{C}\p{Zl}\p{Zp}]/u.test(is), 'a line of text')

const row: Reader<WatchedRow> = object({
  state: oneOf(...conditionStates),
  since: moment,
  told: oneOf(...conditionStates),
})

const event: Reader<KeptEvent> = object({
  hedgeId: nullable(words(64)),
  hedge: nullable(words(32)),
  condition: oneOf(...conditionIds, 'test'),
  subject: words(200),
  kind: oneOf(...eventKinds),
  state: oneOf(...conditionStates),
  value: nullable(number),
  unit: oneOf('', '%', 's', 'd', 'USD'),
  message: words(400),
  since: moment,
})

const waiting: Reader<WaitingNotification> = object({
  id: where(text, is => /^[a-z0-9]{8,64}$/.test(is), 'an id'),
  at: moment,
  events: array(event),
  left: byKey(targetNamePattern, nullable(moment)),
})

export const notifyMemoryShape: Reader<NotifyMemory & { version: '1' }> = object({
  version: oneOf('1'),
  rows: byKey(/^[a-z0-9]{0,64}$/, byKey(/^[^\p{C}]{1,260}$/u, row)),
  lookedAt: nullable(moment),
  batchedAt: nullable(moment),
  waiting: array(waiting),
  dropped: optional(integer, 0),
})
