import { describe, expect, it } from 'vitest'
import { notificationOf, textOf } from '../../../src/commands/notify/notificationOf.ts'
import type { AlertEvent } from '../../../src/domain/notification.ts'
import { expectValid } from '../../support/schemas.ts'

const event = (more: Partial<AlertEvent> = {}): AlertEvent => ({
  hedge: 'eth-usdc',
  condition: 'drift',
  subject: 'ETH',
  kind: 'opened',
  state: 'warning',
  value: 0.2,
  unit: '',
  message: 'ETH is hedged 80 % of a target 100 %',
  since: '2026-03-01T12:00:00.000Z',
  ...more,
})

const down = 'Hyperliquid, asked for clearinghouseState, did not answer in time'
const unknown = (more: Partial<AlertEvent> = {}) =>
  event({ kind: 'unknown', state: 'unknown', value: null, message: down, ...more })

describe('the text of a notification', () => {
  it('has a line for each event, what is worst first, and says since when', () => {
    const margin = event({ condition: 'margin', subject: '', state: 'critical', message: 'the account is at 90 %' })
    expect(textOf([event(), margin]).split('\n')).toEqual([
      'CRITICAL eth-usdc: the account is at 90 % [margin], since 2026-03-01T12:00:00.000Z',
      'WARNING eth-usdc: ETH is hedged 80 % of a target 100 % [drift ETH], since 2026-03-01T12:00:00.000Z',
    ])
  })

  it('tells an outage of the venue once a hedge, with what it left unknown and since when at first', () => {
    const events = [
      unknown({ since: '2026-03-01T12:05:00.000Z' }),
      unknown({ condition: 'margin', subject: '' }),
      unknown({ condition: 'data-age', subject: 'ethereum', message: 'ethereum RPC did not answer in time' }),
      unknown({ hedge: 'btc-eth', condition: 'margin', subject: '' }),
    ]
    expect(textOf(events).split('\n')).toEqual([
      `UNKNOWN eth-usdc: ${down}: 2 conditions are not known [drift ETH, margin], since 2026-03-01T12:00:00.000Z`,
      expect.stringMatching(/^UNKNOWN eth-usdc: ethereum RPC .*\[data-age ethereum\]/),
      expect.stringMatching(/^UNKNOWN btc-eth: Hyperliquid.*\[margin\]/),
    ])
  })

  it('tells in one line that they are fine again, and apart what is critical', () => {
    const closed = event({ kind: 'closed', state: 'ok' })
    expect(
      textOf([
        closed,
        { ...closed, condition: 'margin', subject: '' },
        event({ kind: 'escalated', state: 'critical' }),
      ]),
    ).toBe(
      [
        'CRITICAL eth-usdc: ETH is hedged 80 % of a target 100 % [drift ETH], since 2026-03-01T12:00:00.000Z',
        'OK eth-usdc: 2 conditions are fine again [drift ETH, margin]',
      ].join('\n'),
    )
  })

  it('does not make one of two that are wrong', () => {
    const same = { message: 'the same words' }
    expect(textOf([event(same), event({ ...same, subject: 'BTC' })]).split('\n')).toHaveLength(2)
  })

  it('is short whatever happened, and says how much it leaves out', () => {
    const many = Array.from({ length: 500 }, (_, at) => event({ subject: `#${at}`, message: 'x'.repeat(300) }))
    const lines = textOf(many).split('\n')
    expect(lines.at(-1)).toBe(`and ${500 - lines.length + 1} more`)
    const blind = many.map(each => unknown({ subject: `${each.subject}${'y'.repeat(110)}`, message: 'x'.repeat(300) }))
    expect(textOf(blind)).toMatch(/: 500 conditions are not known \[.*, and 492 more\], since \S+$/)
    for (const events of [many, blind])
      expectValid(
        notificationOf({
          id: 'a1b2c3d4',
          at: '2026-03-01T12:00:00.000Z',
          events: events.map(each => ({ ...each, hedgeId: 'aaaaaaaa' })),
        }),
      )
  })

  it('stands beside the events, which stay one each and hold no id of ours', () => {
    const { text, events } = notificationOf({
      id: 'a1b2c3d4',
      at: '2026-03-01T12:00:00.000Z',
      events: [unknown(), unknown({ condition: 'margin', subject: '' })].map(each => ({
        ...each,
        hedgeId: 'aaaaaaaa',
      })),
    })
    expect(text.split('\n')).toHaveLength(1)
    expect(events.map(({ condition }) => condition)).toEqual(['drift', 'margin'])
    expect(JSON.stringify(events)).not.toContain('aaaaaaaa')
  })
})
