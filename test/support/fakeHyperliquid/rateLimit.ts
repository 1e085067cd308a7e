/** So much weight within so many milliseconds, and not a request more (documentation, "Rate limits"). */
export type RateLimit = { weight: number; minute: number }

const light = ['clearinghouseState', 'spotClearinghouseState', 'allMids', 'l2Book', 'orderStatus', 'exchangeStatus']
const rows: Record<string, number> = { userFillsByTime: 20, userFunding: 20, candleSnapshot: 60 }

/** What a request weighs, and what the length of its answer adds. */
export const weightOf = (type: string): number => (type === 'userRole' ? 60 : light.includes(type) ? 2 : 20)
export const weightOfAnswer = (type: string, body: unknown): number =>
  rows[type] !== undefined && Array.isArray(body) ? Math.ceil(body.length / rows[type]) : 0

/** Counts what is asked and what is answered. */
export function rateLimiter({ weight: most, minute }: RateLimit) {
  let spent: { at: number; weight: number }[] = []
  const spend = (weight: number) => spent.push({ at: Date.now(), weight })
  return {
    /** False: too much was asked within the last minute, and the request is refused. */
    takes(type: string): boolean {
      const weight = weightOf(type)
      spent = spent.filter(({ at }) => at > Date.now() - minute)
      if (spent.reduce((sum, each) => sum + each.weight, weight) > most) return false
      spend(weight)
      return true
    },
    answered(type: string, body: unknown) {
      spend(weightOfAnswer(type, body))
    },
  }
}
