import type { Notification } from '../../domain/notification.ts'
import { notificationOf } from './notificationOf.ts'

/** What a test sends: an event like any other, of nothing that happened. */
export const testNotification = (id: string, now: Date): Notification =>
  notificationOf({
    id,
    at: now.toISOString(),
    events: [
      {
        hedgeId: null,
        hedge: null,
        condition: 'test',
        subject: '',
        kind: 'test',
        state: 'ok',
        value: null,
        unit: '',
        message: 'a test of hedge notify: nothing happened',
        since: now.toISOString(),
      },
    ],
  })
