export { scheduleLayout } from './layout.ts'
export { scheduleReport } from './report.ts'
