export { rememberedOf } from '../words/rememberedOf.ts'
export { showLayout } from './layout.ts'
export { showReport } from './report.ts'
