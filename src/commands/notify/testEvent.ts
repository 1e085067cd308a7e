import { type Notification, notificationSchema } from '../../domain/notification.ts'

/** What a test sends: an event like any other, of nothing that happened. */
export const testNotification = (id: string, now: Date): Notification => ({
  schema: notificationSchema,
  id,
  at: now.toISOString(),
  events: [
    {
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
