export { doctorLayout } from './layout.ts'
export { doctorReport } from './report.ts'
