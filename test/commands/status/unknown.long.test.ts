import { lawsOfUnknown } from './lawsOfUnknown.ts'

lawsOfUnknown(600)
