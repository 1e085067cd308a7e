const hour = 3_600_000

/**
 * Funding is paid at the full hour, and the first runs after it ask for that: what can wait for a while waits until they are over, so
 * that no run weighs much more than another.
 */
export const isSpare = (now: Date): boolean => now.getTime() % hour >= 10 * 60_000
