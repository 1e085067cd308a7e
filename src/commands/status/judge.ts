export { statusLayout } from './layout.ts'
export { statusReport } from './report.ts'
