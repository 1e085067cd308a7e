export { showLayout } from './layout.ts'
export { showReport } from './report.ts'
