/** How a view is shown again and again: `intervalSeconds` between two readings; null: until somebody ends it. */
export type WatchPlan = { intervalSeconds: number; count: number | null; forSeconds: number | null }
