import { checkChanged } from './support/changedSnapshot.ts'

checkChanged(2_000)
