export { checkLayout } from './layout.ts'
export { checkReport } from './report.ts'
export { wantedBy } from './wantedBy.ts'
