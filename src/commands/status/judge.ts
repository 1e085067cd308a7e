export { recordsOf } from '../words/recordedOf.ts'
export { rememberedOf } from '../words/rememberedOf.ts'
export { statusLayout } from './layout.ts'
export { statusReport } from './report.ts'
